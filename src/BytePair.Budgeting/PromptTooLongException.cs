namespace BytePair.Budgeting;

/// <summary>What must stay of a prompt has more tokens than it may have.</summary>
public sealed class PromptTooLongException : Exception
{
    internal PromptTooLongException(long tokenCount, long maxTokens)
        : base(FormattableString.Invariant($"What must stay of the prompt takes {tokenCount} tokens, {tokenCount - maxTokens} more than the {maxTokens} that it may have. Allow more tokens, shorten it, or let more of it be dropped or cut."))
    {
        TokenCount = tokenCount;
        MaxTokens = maxTokens;
    }

    /// <summary>The tokens of what must stay, reserved space included.</summary>
    public long TokenCount { get; }

    /// <summary>The tokens that the prompt may have.</summary>
    public long MaxTokens { get; }

    /// <summary>By how many tokens it is too long.</summary>
    public long ExcessTokens => TokenCount - MaxTokens;
}
