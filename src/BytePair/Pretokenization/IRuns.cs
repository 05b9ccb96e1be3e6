namespace BytePair.Pretokenization;

/// <summary>
/// How a grammar finds the ends of runs, which is all of its work that may take long: a struct type parameter. It looks each time
/// (<see cref="ScannedRuns"/>), or remembers (<see cref="RememberedRuns"/>) where one text is asked of again and again.
/// </summary>
internal interface IRuns
{
    /// <summary>The end of the run of characters of a kind from <paramref name="position"/> on; position itself where there is none.</summary>
    int EndOf(RunKind kind, ReadOnlySpan<byte> text, int position);

    /// <summary>The end of the last character of a kind in [<paramref name="start"/>, <paramref name="end"/>), or -1 where there is none.</summary>
    int EndOfLast(RunKind kind, ReadOnlySpan<byte> text, int start, int end);
}
