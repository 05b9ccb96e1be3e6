namespace BytePair.Budgeting.Requests;

/// <summary>Reads tools, the choice of one, results of calls, and schemas of answers.</summary>
internal static class ToolReader
{
    public static PromptTool Function(RequestNode node, PromptToolKind kind)
    {
        RequestNode? parameters = node.Member("parameters");
        return Named(node, kind) with
        {
            Parameters = parameters is null ? null : Schema(parameters),
            IsStrict = node.Member("strict")?.Flag(),
        };
    }

    /// <summary>A custom tool, whose grammar stands in an object of its own (chat completions) or in the format (responses).</summary>
    public static PromptTool Custom(RequestNode node)
    {
        RequestNode? format = node.Member("format");
        return Named(node, PromptToolKind.Custom) with { Grammar = (format?.Member("grammar") ?? format)?.Member("definition")?.Text() };
    }

    public static PromptToolChoice? Choice(RequestNode node)
    {
        if (node.IsText)
        {
            return Mode(node);
        }

        if (node.Object().Member("mode") is { } mode)
        {
            return Mode(mode);
        }

        RequestNode? holder = node.Member("function") ?? node.Member("custom") ?? node;
        return PromptToolChoice.Named((holder.Member("name") ?? node.Required("type")).Text());
    }

    public static ToolResultPart Result(RequestNode callId, List<PromptPart> content)
    {
        try
        {
            return new ToolResultPart(callId.Text(), content);
        }
        catch (ArgumentException e)
        {
            throw callId.Wrong($"belongs to an answer that can't be read: {e.Message}", e);
        }
    }

    public static PromptResponseFormat? Format(RequestNode node) =>
        node.Member("schema") is { } schema
            ? new PromptResponseFormat(node.Required("name").Text(), Schema(schema)) { Description = node.Member("description")?.Text() }
            : null;

    private static PromptTool Named(RequestNode node, PromptToolKind kind) =>
        new(node.Required("name").Text()) { Kind = kind, Description = node.Member("description")?.Text() };

    private static PromptToolChoice Mode(RequestNode node) => node.Text() switch
    {
        "auto" => PromptToolChoice.Auto,
        "none" => PromptToolChoice.None,
        "required" => PromptToolChoice.Required,
        _ => throw node.Wrong("has to be one of auto, none, required, or an object that names a tool"),
    };

    private static string Schema(RequestNode node) => node.Object().Json.GetRawText();
}
