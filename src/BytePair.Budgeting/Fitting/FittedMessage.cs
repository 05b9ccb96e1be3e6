namespace BytePair.Budgeting;

/// <summary>What became of a message of the conversation that was fitted.</summary>
public sealed class FittedMessage
{
    internal FittedMessage(int index, PromptMessage original, long originalTokens, FittingReason reason)
    {
        Index = index;
        Original = original;
        OriginalTokens = originalTokens;
        Reason = reason;
    }

    /// <summary>Its index in the conversation.</summary>
    public int Index { get; }

    /// <summary>The message as it was.</summary>
    public PromptMessage Original { get; }

    /// <summary>The message as it is in the prompt; null if it was dropped.</summary>
    public PromptMessage? Result { get; internal init; }

    /// <summary>What became of it.</summary>
    public FittingOutcome Outcome => Result is null ? FittingOutcome.Dropped : ReferenceEquals(Result, Original) ? FittingOutcome.Kept : FittingOutcome.Cut;

    /// <summary>Why.</summary>
    public FittingReason Reason { get; }

    /// <summary>The tokens that it had.</summary>
    public long OriginalTokens { get; }

    /// <summary>The tokens that it has in the prompt; 0 if it was dropped.</summary>
    public long Tokens { get; internal init; }

    /// <summary>A line for a log.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Index} {Original.Role}: {Outcome} ({Reason}), {Tokens} of {OriginalTokens} tokens");
}
