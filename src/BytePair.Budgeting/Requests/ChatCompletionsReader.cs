using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Reads the prompt of a request for chat completions.</summary>
internal static class ChatCompletionsReader
{
    public static ChatPrompt Prompt(RequestNode root) => new(root.Required("messages").Items().Select(Message))
    {
        Tools = Tools(root),
        ToolChoice = (root.Member("tool_choice") ?? root.Member("function_call")) is { } choice ? ToolReader.Choice(choice) : null,
        ResponseFormat = root.Member("response_format") is { IsObject: true } format && format.Required("type").Text() is "json_schema"
            ? ToolReader.Format(format.Required("json_schema"))
            : null,
    };

    private static List<PromptTool> Tools(RequestNode root)
    {
        List<PromptTool> tools = [];
        if (root.Member("tools") is { } listed)
        {
            tools.AddRange(listed.Items().Select(Tool));
        }

        if (root.Member("functions") is { } functions)
        {
            tools.AddRange(functions.Items().Select(function => ToolReader.Function(function, PromptToolKind.LegacyFunction)));
        }

        return tools;
    }

    private static PromptTool Tool(RequestNode tool) => tool.Required("type").Text() switch
    {
        "function" => ToolReader.Function(tool.Required("function"), PromptToolKind.Function),
        "custom" => ToolReader.Custom(tool.Required("custom")),
        string other => new PromptTool(other) { Kind = PromptToolKind.Hosted },
    };

    private static PromptMessage Message(RequestNode node)
    {
        RequestNode roleNode = node.Required("role");
        PromptRole role = RoleReader.Role(roleNode);
        List<PromptPart> content = node.Member("content") is { } given ? Content(given) : [];
        PromptMessage message = new(role, role == PromptRole.Tool
            ? [ToolReader.Result(node.Required("tool_call_id"), content)]
            : [.. content, .. Additions(node)])
        {
            Name = node.Member("name")?.Text(),
        };
        return message with { Source = new PromptSource(node.Json, PromptSourceForm.ChatObject, message) };
    }

    /// <summary>What stands beside the content of a message: a refusal, an answer in sound, calls.</summary>
    private static IEnumerable<PromptPart> Additions(RequestNode node)
    {
        if (node.Member("refusal") is { } refusal)
        {
            yield return new RefusalPart(refusal.Text());
        }

        if (node.Member("audio") is { } audio)
        {
            yield return new AudioPart { Id = audio.Required("id").Text() };
        }

        if (node.Member("function_call") is { } call)
        {
            yield return new ToolCallPart(null, call.Required("name").Text(), call.Required("arguments").Text()).ReadFrom(call);
        }

        if (node.Member("tool_calls") is { } calls)
        {
            foreach (RequestNode item in calls.Items())
            {
                yield return ToolCall(item);
            }
        }
    }

    private static ToolCallPart ToolCall(RequestNode node)
    {
        string id = node.Required("id").Text();
        RequestNode? type = node.Member("type");
        if (type is null || type.Text() is "function")
        {
            RequestNode function = node.Required("function");
            return new ToolCallPart(id, function.Required("name").Text(), function.Required("arguments").Text()).ReadFrom(node);
        }

        if (type.Text() is not "custom")
        {
            throw type.Wrong("has to be function or custom");
        }

        RequestNode custom = node.Required("custom");
        return new ToolCallPart(id, custom.Required("name").Text(), custom.Required("input").Text()) { IsCustom = true }.ReadFrom(node);
    }

    private static List<PromptPart> Content(RequestNode node) =>
        node.IsText ? [new TextPart(node.Text())]
        : node.IsArray ? [.. node.Items().Select(Part)]
        : throw node.Unexpected("a text, an array of parts, or null");

    private static PromptPart Part(RequestNode node)
    {
        PromptPart part = node.Required("type").Text() switch
        {
            "text" => new TextPart(node.Required("text").Text()),
            "refusal" => new RefusalPart(node.Required("refusal").Text()),
            "image_url" => Image(node.Required("image_url")),
            "input_audio" => PartReader.Audio(node.Required("input_audio")),
            "file" => PartReader.File(node.Required("file")),
            string other => PartReader.Other(other, node),
        };
        return part.ReadFrom(node);
    }

    /// <summary>An address, or an object with one: services that take either are common.</summary>
    private static ImagePart Image(RequestNode node) => node.IsText
        ? new() { Url = node.Text() }
        : new() { Url = node.Required("url").Text(), Detail = ImageDetailNames.Read(node.Member("detail")) };
}
