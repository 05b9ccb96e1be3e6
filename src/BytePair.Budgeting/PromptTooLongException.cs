namespace BytePair.Budgeting;

/// <summary>What must stay of a prompt, or a summary, has more tokens than it may have.</summary>
public sealed class PromptTooLongException : Exception
{
    internal PromptTooLongException(long tokenCount, long maxTokens)
        : this(tokenCount, maxTokens, FormattableString.Invariant($"What must stay of the prompt takes {tokenCount} tokens, {tokenCount - maxTokens} more than the {maxTokens} that it may have. Allow more tokens, shorten it, or let more of it be dropped or cut."))
    {
    }

    private PromptTooLongException(long tokenCount, long maxTokens, string message)
        : base(message)
    {
        TokenCount = tokenCount;
        MaxTokens = maxTokens;
    }

    /// <summary>The tokens of what must stay, reserved space and what counts may be wrong by included.</summary>
    public long TokenCount { get; }

    /// <summary>The tokens that it may have.</summary>
    public long MaxTokens { get; }

    /// <summary>By how many tokens it is too long.</summary>
    public long ExcessTokens => TokenCount - MaxTokens;

    internal static PromptTooLongException OfSummary(long tokenCount, long maxTokens) =>
        new(tokenCount, maxTokens, FormattableString.Invariant($"The summary takes {tokenCount} tokens, {tokenCount - maxTokens} more than the {maxTokens} set aside for it. Ask for a shorter one (SummaryRequest.MaxTextTokens), or set FittingOptions.SummaryTokens or OversizedSummary."));
}
