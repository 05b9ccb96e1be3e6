namespace BytePair.Pretokenization;

/// <summary>
/// One pre-tokenization pattern, written out by hand: where a piece that begins at a given position ends. Grammars are
/// struct type parameters, so the JIT makes one scanner of each.
/// </summary>
internal interface IGrammar
{
    /// <summary>
    /// The end of the piece that begins at <paramref name="start"/>, which is below the length of the text. The text is
    /// taken as whole: its end is the end of input.
    /// </summary>
    int PieceEnd(ReadOnlySpan<byte> text, int start);
}
