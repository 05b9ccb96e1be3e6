namespace BytePair.Web.Api;

/// <summary>A line of the answer of <see cref="TokensEndpoint"/>: some of the tokens, or, in the last line, the count of all.</summary>
internal sealed record TokenSlice
{
    public int[]? Ids { get; init; }

    /// <summary>The length of each token in bytes of UTF-8.</summary>
    public int[]? Lengths { get; init; }

    public CountResponse? Count { get; init; }
}
