namespace BytePair.Offsets;

/// <summary>Where tokens with their places go: a struct type parameter.</summary>
internal interface ITokenDestination
{
    /// <summary>True once a token didn't fit.</summary>
    bool IsFull { get; }

    void Add(EncodedToken token);
}
