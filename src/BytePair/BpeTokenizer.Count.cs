using BytePair.Blocks;
using BytePair.Sinks;

namespace BytePair;

public sealed partial class BpeTokenizer
{
    /// <summary>Counts the tokens of a text: the length of <see cref="EncodeToIds(string, SpecialTokenHandling)"/>, without the ids.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> tokens.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    public int CountTokens(string text, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(text, nameof(text));
        return CountTokens(text.AsSpan(), specialTokens);
    }

    /// <inheritdoc cref="CountTokens(string, SpecialTokenHandling)"/>
    public int CountTokens(ReadOnlySpan<char> text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new CountSink();
        Encode(text, specialTokens, ref sink);
        return sink.Count <= int.MaxValue ? (int)sink.Count : throw ThrowHelper.TooManyTokens(sink.Count);
    }

    /// <summary>Counts the tokens of a text in UTF-8: the length of <see cref="EncodeToIds(ReadOnlySpan{byte}, SpecialTokenHandling)"/>, without the ids.</summary>
    /// <param name="utf8Text">The text; a byte that isn't part of well-formed UTF-8 is a symbol of its own.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <inheritdoc cref="CountTokens(string, SpecialTokenHandling)"/>
    public int CountTokens(ReadOnlySpan<byte> utf8Text, SpecialTokenHandling specialTokens = default)
    {
        var sink = new CountSink();
        encoder.Encode(utf8Text, this.specialTokens.RulesFor(specialTokens), ref sink);
        return (int)sink.Count;
    }

    /// <summary>Counts the tokens of a stream of UTF-8, read to its end.</summary>
    /// <param name="utf8Stream">The text, read from where the stream stands; it isn't closed. A byte-order mark is text.</param>
    /// <param name="specialTokens">What to do with text that spells a special token; ordinary text by default.</param>
    /// <returns>The number of tokens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8Stream"/> is null.</exception>
    /// <exception cref="DisallowedSpecialTokenException">The text contains a special token that <paramref name="specialTokens"/> refuses.</exception>
    /// <remarks>
    /// The count is that of the whole text at once. Linear in the length of the text; the memory used doesn't grow with it (32 MB
    /// were measured for 1 GB of mixed text), but for a word without end that mixes kinds of letters, which is held whole.
    /// </remarks>
    public long CountTokens(Stream utf8Stream, SpecialTokenHandling specialTokens = default)
    {
        ThrowHelper.IfNull(utf8Stream, nameof(utf8Stream));
        var source = new StreamSource(utf8Stream);
        var sink = new CountSink();
        encoder.Encode(ref source, this.specialTokens.RulesFor(specialTokens), ref sink);
        return sink.Count;
    }
}
