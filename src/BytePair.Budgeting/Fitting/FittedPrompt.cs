namespace BytePair.Budgeting;

/// <summary>A prompt that fits, and what became of each message of the conversation.</summary>
public sealed class FittedPrompt
{
    internal FittedPrompt(ChatPrompt prompt, PromptCount count, ContextUsage usage, IReadOnlyList<FittedMessage> messages)
    {
        Prompt = prompt;
        Count = count;
        Usage = usage;
        Messages = messages;
    }

    /// <summary>The prompt; the one that was given if all of it fits.</summary>
    public ChatPrompt Prompt { get; }

    /// <summary>What the prompt takes: what a <see cref="ChatTokenCounter"/> counts for it.</summary>
    public PromptCount Count { get; }

    /// <summary>What of the budget is left.</summary>
    public ContextUsage Usage { get; }

    /// <summary>What became of each message, in the order of the conversation.</summary>
    public IReadOnlyList<FittedMessage> Messages { get; }

    /// <summary>The messages that aren't in the prompt, in their order.</summary>
    public IReadOnlyList<PromptMessage> Dropped => field ??= [.. Messages.Where(message => message.Result is null).Select(message => message.Original)];

    /// <summary>The message that sums up what was dropped, as it is in the prompt; null if there is none.</summary>
    public PromptMessage? Summary { get; internal init; }

    /// <summary>Where in the prompt the summary stands; -1 if there is none.</summary>
    public int SummaryIndex { get; internal init; } = -1;

    /// <summary>Work done, in messages that were counted, for tests.</summary>
    internal int CountedMessages { get; init; }
}
