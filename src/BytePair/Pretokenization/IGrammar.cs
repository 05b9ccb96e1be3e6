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

    /// <summary>The same, with a way to find the ends of runs.</summary>
    /// <remarks>
    /// Apart from runs, which it gives to <paramref name="runs"/>, it looks at no more than three characters from
    /// <paramref name="start"/> on, and at one character or a contraction where a run ends.
    /// </remarks>
    int PieceEnd<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs)
        where TRuns : struct, IRuns;
}
