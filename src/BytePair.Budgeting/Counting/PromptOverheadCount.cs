using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>What a prompt takes besides its messages: tools, what is said of their use, the schema of the answer, what opens the answer.</summary>
public sealed class PromptOverheadCount
{
    private readonly CountSums sums;
    private readonly ToolCountingRules? tools;
    private readonly string rule;

    internal PromptOverheadCount(PromptCountItem[] items, ToolCountingRules? tools, string rule)
    {
        Items = items;
        this.tools = tools;
        this.rule = rule;
        sums = CountSums.Of(items);
    }

    /// <summary>What each takes; their message index is -1.</summary>
    public IReadOnlyList<PromptCountItem> Items { get; }

    /// <summary>How many tokens it takes: the sum of <see cref="Items"/>.</summary>
    public long Tokens => sums.Tokens;

    /// <summary>By how many tokens the service may count otherwise.</summary>
    public long ErrorTokens => sums.ErrorTokens;

    /// <summary>Whether the service is known to count the same.</summary>
    public bool IsExact => sums.IsExact;

    /// <summary>How many tools were left out, since nobody can know their tokens.</summary>
    public int UncountedParts => sums.UncountedParts;

    /// <summary>What a prompt takes more (or less, below zero) since its tools and its first system message share a message.</summary>
    /// <param name="firstSystemMessage">The first of the prompt's messages that is one of the rules of the conversation, or null for none.</param>
    /// <returns>0 without tools, or without such a message.</returns>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4");
    /// ChatPrompt prompt = new([PromptMessage.System("Hello:")]) { Tools = [new PromptTool("do_stuff")] };
    /// long tokens = counter.CountOverhead(prompt).TokensWith(counter.CountMessage(prompt.Messages[0]));    // -4
    /// </code>
    /// </example>
    public long TokensWith(MessageTokenCount? firstSystemMessage) =>
        tools is null || firstSystemMessage is null
            ? 0
            : tools.TokensWithSystemMessage + (tools.PadsSystemMessage ? firstSystemMessage.PaddingTokens : 0);

    /// <summary>The same as an item of a count, where there is one.</summary>
    internal PromptCountItem? ItemWith(MessageTokenCount? firstSystemMessage) =>
        tools is null || firstSystemMessage is null
            ? null
            : new PromptCountItem(PromptCountItemKind.SystemWithTools, -1, -1, TokensWith(firstSystemMessage), false, 0, rule);
}
