using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>What was counted for a request, and what the service said that it used.</summary>
public sealed class ChatTokensEventArgs : EventArgs
{
    internal ChatTokensEventArgs(string? modelId, PromptCount count, ContextUsage contextUsage, UsageDetails? usage)
    {
        ModelId = modelId;
        Count = count;
        ContextUsage = contextUsage;
        Usage = usage;
    }

    /// <summary>The model that was counted for; null where only the counter is known.</summary>
    public string? ModelId { get; }

    /// <summary>What was counted for the messages that were sent, and for each part of them.</summary>
    public PromptCount Count { get; }

    /// <summary>What that is of the budget.</summary>
    public ContextUsage ContextUsage { get; }

    /// <summary>What the service said; null if it didn't.</summary>
    public UsageDetails? Usage { get; }

    /// <summary>By how many tokens more than the service the request was counted (fewer, below zero); null if the service didn't say.</summary>
    public long? InputTokensDifference => Usage?.InputTokenCount is { } said ? Count.TotalTokens - said : null;

    /// <summary><see cref="InputTokensDifference"/> as a share of what the service said: 0.1 for a tenth too many. Null if it didn't say, or said 0.</summary>
    public double? InputErrorRatio => Usage?.InputTokenCount is { } said and > 0 ? (Count.TotalTokens - said) / (double)said : null;

    /// <summary>The tokens of the answer as they were counted here: texts, reasoning that is shown, calls of tools.</summary>
    public long OutputTokens { get; internal init; }

    /// <summary>How many messages were dropped, so that the request fits.</summary>
    public int DroppedMessages { get; internal init; }

    /// <summary>How many messages were cut, so that the request fits.</summary>
    public int CutMessages { get; internal init; }
}
