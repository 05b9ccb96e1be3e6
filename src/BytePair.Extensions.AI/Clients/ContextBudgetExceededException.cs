using BytePair.Budgeting;

namespace BytePair.Extensions.AI;

/// <summary>A request has more tokens than it may have, and wasn't sent.</summary>
public sealed class ContextBudgetExceededException : Exception
{
    internal ContextBudgetExceededException(string? modelId, PromptCount count, ContextUsage usage, PromptTooLongException? inner)
        : base(MessageOf(modelId, usage, inner), inner)
    {
        ModelId = modelId;
        Count = count;
        Usage = usage;
    }

    /// <summary>The model that it was counted for; null where only the counter is known.</summary>
    public string? ModelId { get; }

    /// <summary>What the whole request takes, and each part of it.</summary>
    public PromptCount Count { get; }

    /// <summary>What it takes of the budget.</summary>
    public ContextUsage Usage { get; }

    /// <summary>The tokens that it takes, what the count may be wrong by included where the budget counts that.</summary>
    public long TokenCount => Usage.ReckonedTokens;

    /// <summary>The tokens that it may have.</summary>
    public long MaxTokens => Usage.Budget.InputLimit;

    private static string MessageOf(string? modelId, ContextUsage usage, PromptTooLongException? inner)
    {
        string model = modelId is null ? string.Empty : $" for the model '{modelId}'";
        string rest = inner is null ? "Shorten it, or have messages dropped (ContextOverflow.Trim)." : $"What must stay of it is too long too: {inner.Message}";
        return FormattableString.Invariant(
            $"The request{model} takes {usage.ReckonedTokens} tokens, {-usage.TokensLeft} more than the {usage.Budget.InputLimit} that it may have with {usage.Budget.ReservedTokens} set aside for the answer. {rest}");
    }
}
