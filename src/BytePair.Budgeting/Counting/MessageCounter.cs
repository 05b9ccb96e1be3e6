using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Counting;

/// <summary>Counts a message and its parts.</summary>
internal sealed class MessageCounter
{
    private readonly ITokenCounter counter;
    private readonly ChatCountingRules rules;
    private readonly PartCounter parts;

    public MessageCounter(ITokenCounter counter, ChatCountingRules rules)
    {
        this.counter = counter;
        this.rules = rules;
        parts = new PartCounter(counter, rules);
    }

    /// <param name="message">The message.</param>
    /// <param name="index">Where it stands, for the message of an exception; -1 if it stands alone.</param>
    public MessageTokenCount Count(PromptMessage message, int index)
    {
        List<PromptCountItem> items = new(message.Parts.Count + 1) { Frame(message) };
        for (int part = 0; part < message.Parts.Count; part++)
        {
            parts.Add(message, part, index, items);
        }

        bool isSystem = message.Role is PromptRole.System or PromptRole.Developer;
        return new MessageTokenCount([.. items], isSystem, () => CountPadding(message));
    }

    /// <summary>What is there besides the parts. Each answer of a tool is sent as a message of its own, though several may stand in one here.</summary>
    private PromptCountItem Frame(PromptMessage message)
    {
        int sent = message.Role == PromptRole.Tool ? Math.Max(1, message.Parts.Count(part => part is ToolResultPart)) : 1;
        long tokens = rules.TokensPerMessage + counter.CountTokens(RoleNames.Of(message.Role));
        if (message.Name is { Length: > 0 } name)
        {
            tokens += rules.TokensPerName + counter.CountTokens(name);
        }

        (int more, int error) = message.Role switch
        {
            PromptRole.Assistant => (rules.TokensPerAssistantMessage, rules.AssistantMessageErrorTokens),
            PromptRole.Function => (rules.TokensPerFunctionMessage, 0),
            PromptRole.Tool => (0, rules.ToolCallErrorTokens),
            _ => (0, 0),
        };
        return new(PromptCountItemKind.Message, -1, -1, sent * (tokens + more), rules.AreMessagesExact && error == 0, sent * error, rules.Name);
    }

    /// <summary>What a line feed behind the last text of the message takes.</summary>
    private long CountPadding(PromptMessage message)
    {
        string text = message.Parts.OfType<TextPart>().LastOrDefault()?.Text ?? string.Empty;
        return counter.CountTokens(text + "\n") - (long)counter.CountTokens(text);
    }
}
