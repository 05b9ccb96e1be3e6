namespace BytePair.Budgeting.Counting;

/// <summary>Counts what a prompt takes besides its messages.</summary>
internal sealed class OverheadCounter(ITokenCounter counter, ChatCountingRules rules)
{
    public PromptOverheadCount Count(ChatPrompt prompt)
    {
        List<PromptCountItem> items = [];
        PromptTool[] tools = WithoutHosted(prompt.Tools, items);
        if (tools.Length > 0)
        {
            items.Add(Tools(tools));
        }

        if (ToolChoice(prompt) is { } choice)
        {
            items.Add(choice);
        }

        if (prompt.ResponseFormat is { } format)
        {
            items.Add(ResponseFormat(format));
        }

        items.Add(new(PromptCountItemKind.Reply, -1, -1, rules.TokensPerReply, rules.AreMessagesExact && rules.ReplyErrorTokens == 0, rules.ReplyErrorTokens, rules.Name));
        return new PromptOverheadCount([.. items], tools.Length > 0 ? rules.Tools : null, rules.Name);
    }

    /// <summary>Tools of the service, which can't be counted, are refused or left out.</summary>
    private PromptTool[] WithoutHosted(IReadOnlyList<PromptTool> tools, List<PromptCountItem> items)
    {
        for (int index = 0; index < tools.Count; index++)
        {
            if (tools[index].Kind == PromptToolKind.Hosted)
            {
                string what = $"The tool '{tools[index].Name}' of the service";
                items.Add(rules.UncountableParts switch
                {
                    UncountablePartHandling.Skip => new(PromptCountItemKind.Uncounted, -1, index, 0, false, 0, $"{what}: not counted"),
                    UncountablePartHandling.Estimate => Guess(tools[index], index),
                    _ => throw new UncountablePartException(what, "What the service tells the model of it isn't public.", -1, index),
                });
            }
        }

        return [.. tools.Where(tool => tool.Kind != PromptToolKind.Hosted)];
    }

    /// <summary>A tool of the service, taken for a function of its name; what the model reads of it may be as much again.</summary>
    private PromptCountItem Guess(PromptTool tool, int index)
    {
        long tokens = counter.CountTokens(TypeScriptTools.Write([tool], out _));
        return new(PromptCountItemKind.Tools, -1, index, tokens, false, tokens, $"the name of '{tool.Name}', a tool of the service");
    }

    private PromptCountItem Tools(PromptTool[] tools)
    {
        if (rules.Tools.Format == ToolCountingFormat.Cookbook)
        {
            long tokens = tools.Sum(tool => CookbookTools.Count(tool, counter, rules.Tools.TokensPerFunction));
            return Tools(tokens, rules.Tools.ErrorTokens, "tools by the cookbook");
        }

        string text = TypeScriptTools.Write(tools, out string leftOut);
        return Tools(counter.CountTokens(text), rules.Tools.ErrorTokens + (long)counter.CountTokens(leftOut), "tools as TypeScript");
    }

    private PromptCountItem Tools(long tokens, long error, string format) =>
        new(PromptCountItemKind.Tools, -1, -1, rules.Tools.TokensPerRequest + tokens, false, error, $"{rules.Name}, {format}");

    private PromptCountItem? ToolChoice(ChatPrompt prompt) => prompt.ToolChoice switch
    {
        { Kind: PromptToolChoiceKind.None } => Choice(rules.Tools.TokensForNone, 0),
        { Kind: PromptToolChoiceKind.Required } => Choice(rules.Tools.TokensForRequired, rules.Tools.TokensForRequired),
        { Kind: PromptToolChoiceKind.Named, Name: { } name } => Choice(
            (prompt.Tools.Any(tool => tool.Kind == PromptToolKind.LegacyFunction) ? rules.Tools.TokensForNamedFunction : rules.Tools.TokensForNamed) + counter.CountTokens(name), 0),
        _ => null,
    };

    private PromptCountItem Choice(long tokens, long error) => new(PromptCountItemKind.ToolChoice, -1, -1, tokens, false, error, rules.Name);

    /// <summary>No count of a request with a schema for its answer is known; the model may read all of it, some, or nothing.</summary>
    private PromptCountItem ResponseFormat(PromptResponseFormat format)
    {
        long tokens = counter.CountTokens($"# Response Formats\n\n## {format.Name}\n\n// {format.Description}\n{format.Schema}");
        return new(PromptCountItemKind.ResponseFormat, -1, -1, tokens, false, tokens, "the text of the schema");
    }
}
