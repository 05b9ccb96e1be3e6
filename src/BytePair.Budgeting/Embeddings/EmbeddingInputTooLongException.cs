namespace BytePair.Budgeting;

/// <summary>A text has more tokens than a model embeds at once.</summary>
public sealed class EmbeddingInputTooLongException : Exception
{
    internal EmbeddingInputTooLongException(long index, int tokenCount, int maxTokens)
        : base(FormattableString.Invariant($"The text at index {index} has {tokenCount} tokens, {tokenCount - maxTokens} more than the {maxTokens} that an input may have. Shorten it, or choose EmbeddingPackingOptions.OversizedInputs: to truncate it or to split it."))
    {
        Index = index;
        TokenCount = tokenCount;
        MaxTokens = maxTokens;
    }

    /// <summary>Which text it is, from 0 on.</summary>
    public long Index { get; }

    /// <summary>The tokens that it has.</summary>
    public int TokenCount { get; }

    /// <summary>The tokens that an input may have.</summary>
    public int MaxTokens { get; }
}
