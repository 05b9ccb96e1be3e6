namespace BytePair.Budgeting;

/// <summary>What a summary is asked of: the messages that were dropped, and the room that there is for it.</summary>
public sealed class SummaryRequest
{
    internal SummaryRequest(IReadOnlyList<PromptMessage> messages, int maxTextTokens)
    {
        Messages = messages;
        MaxTextTokens = maxTextTokens;
    }

    /// <summary>The messages that were dropped for want of room, in their order.</summary>
    public IReadOnlyList<PromptMessage> Messages { get; }

    /// <summary>The most tokens that the text of the summary may have, in a message of one text without a name; at least 1.</summary>
    public int MaxTextTokens { get; }
}
