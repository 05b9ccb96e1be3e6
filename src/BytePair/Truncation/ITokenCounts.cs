namespace BytePair.Truncation;

/// <summary>What truncation asks of text in units of <typeparamref name="T"/>: a struct type parameter.</summary>
internal interface ITokenCounts<T>
    where T : struct
{
    /// <summary>Where the longest beginning ends that has at most so many tokens.</summary>
    int FindBeginning(ReadOnlySpan<T> text, int maxTokens);

    /// <summary>Where the longest ending begins that has.</summary>
    int FindEnding(ReadOnlySpan<T> text, int maxTokens);

    /// <summary>The tokens of a text, if they are no more than <paramref name="maxTokens"/>; else some number above.</summary>
    long Count(ReadOnlySpan<T> text, int maxTokens);

    /// <summary>True if a recognised or rejected special token lies across a position.</summary>
    bool HasTokenAcross(ReadOnlySpan<T> text, int position);
}
