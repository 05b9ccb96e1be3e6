namespace BytePair.Pretokenization;

/// <summary>Cuts text into pieces, many at a call. Stateless and safe for any number of threads.</summary>
internal abstract class Pretokenizer
{
    /// <summary>The least room that <see cref="FindEnds"/> is given.</summary>
    public const int LeastRoom = 64;

    /// <summary>
    /// Writes the ends of the pieces from <paramref name="start"/> on, as many as there are or as fit, and returns how
    /// many. The last end written is where the next call starts; the pieces cover the text without gap.
    /// </summary>
    /// <param name="text">A whole text in UTF-8, well-formed or not: its end is the end of input.</param>
    /// <param name="start">A piece's beginning: 0, or the last end written.</param>
    /// <param name="ends">Receives positions in bytes, in order; at least <see cref="LeastRoom"/>. What follows those counted may be overwritten.</param>
    public abstract int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends);

    /// <summary>
    /// The pieces of <paramref name="text"/>, which begins with a piece, that end at or before this position are those of any text that
    /// begins with it: what lets a text be read in blocks.
    /// </summary>
    public virtual int DecidedLength(ReadOnlySpan<byte> text) => Lookahead.DecidedLength(text);
}
