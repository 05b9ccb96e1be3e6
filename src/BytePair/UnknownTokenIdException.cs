namespace BytePair;

/// <summary>An id is neither in the vocabulary of the encoding nor one of its special tokens.</summary>
public sealed class UnknownTokenIdException : ArgumentException
{
    internal UnknownTokenIdException(int tokenId, string encodingName)
        : base($"The id {tokenId} is no token of {encodingName}. Was it made with another encoding?") => TokenId = tokenId;

    internal UnknownTokenIdException(int tokenId, long index, string encodingName)
        : base($"The id {tokenId} at index {index} is no token of {encodingName}. Were the ids made with another encoding?")
    {
        TokenId = tokenId;
        Index = (int)Math.Min(index, int.MaxValue);
    }

    /// <summary>The unknown id.</summary>
    public int TokenId { get; }

    /// <summary>
    /// Where it stands among the ids given; in a stream of ids, from its beginning, and no more than <see cref="int.MaxValue"/>.
    /// 0 where one id was asked for.
    /// </summary>
    public int Index { get; }
}
