namespace BytePair.Pretokenization;

/// <summary>A grammar that leaves the runs of a text to others, so that one text can be asked of again and again.</summary>
internal interface IRunGrammar : IGrammar
{
    /// <summary>As <see cref="IGrammar.PieceEnd"/>, with a way to find the ends of runs.</summary>
    /// <remarks>
    /// Apart from runs, which it gives to <paramref name="runs"/>, it looks at no more than three characters from
    /// <paramref name="start"/> on, and at one character or a contraction where a run ends.
    /// </remarks>
    int PieceEnd<TRuns>(ReadOnlySpan<byte> text, int start, ref TRuns runs)
        where TRuns : struct, IRuns;
}
