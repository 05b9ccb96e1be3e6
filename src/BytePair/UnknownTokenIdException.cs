namespace BytePair;

/// <summary>An id to be decoded is neither in the vocabulary of the encoding nor one of its special tokens.</summary>
public sealed class UnknownTokenIdException : ArgumentException
{
    internal UnknownTokenIdException(int tokenId, int index, string encodingName)
        : base($"The id {tokenId} at index {index} is no token of {encodingName}. Were the ids made with another encoding?")
    {
        TokenId = tokenId;
        Index = index;
    }

    /// <summary>The unknown id.</summary>
    public int TokenId { get; }

    /// <summary>Where it stands among the ids given.</summary>
    public int Index { get; }
}
