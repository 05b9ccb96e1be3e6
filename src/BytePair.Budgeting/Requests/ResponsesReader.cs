using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Reads the prompt of a request for responses: each item of the input becomes a message.</summary>
internal static class ResponsesReader
{
    private static readonly string[] StoredInputs = ["previous_response_id", "conversation", "prompt"];

    /// <summary>Whether the service adds input that it has stored.</summary>
    public static bool HasStoredInput(JsonElement root) =>
        Array.Exists(StoredInputs, name => root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null);

    public static ChatPrompt Prompt(RequestNode root)
    {
        List<PromptMessage> messages = [];
        if (root.Member("instructions") is { } instructions)
        {
            messages.Add(FromText(PromptRole.Developer, instructions, PromptSourceForm.Instructions));
        }

        if (root.Member("input") is { IsText: true } text)
        {
            messages.Add(FromText(PromptRole.User, text, PromptSourceForm.Text));
        }
        else if (root.Member("input") is { } items)
        {
            messages.AddRange(items.IsArray ? items.Items().Select(Item) : throw items.Unexpected("a text or an array of items"));
        }

        return new ChatPrompt(messages)
        {
            Tools = root.Member("tools") is { } tools ? [.. tools.Items().Select(Tool)] : [],
            ToolChoice = root.Member("tool_choice") is { } choice ? ToolReader.Choice(choice) : null,
            ResponseFormat = root.Member("text")?.Member("format") is { } format && format.Required("type").Text() is "json_schema" ? ToolReader.Format(format) : null,
        };
    }

    private static PromptTool Tool(RequestNode tool) => tool.Required("type").Text() switch
    {
        "function" => ToolReader.Function(tool, PromptToolKind.Function),
        "custom" => ToolReader.Custom(tool),
        string other => new PromptTool(other) { Kind = PromptToolKind.Hosted },
    };

    private static PromptMessage FromText(PromptRole role, RequestNode node, PromptSourceForm form)
    {
        PromptMessage message = new(role, node.Text());
        return message with { Source = new PromptSource(node.Json, form, message) };
    }

    private static PromptMessage Item(RequestNode node)
    {
        string type = node.Member("type")?.Text() ?? "message";
        PromptMessage message = type switch
        {
            "message" => new PromptMessage(RoleReader.Role(node.Required("role")), Content(node.Required("content"))),
            "function_call" => Single(PromptRole.Assistant, Call(node, "arguments"), node),
            "custom_tool_call" => Single(PromptRole.Assistant, Call(node, "input") with { IsCustom = true }, node),
            "function_call_output" => Single(PromptRole.Tool, Result(node), node),
            "custom_tool_call_output" => Single(PromptRole.Tool, Result(node) with { IsCustom = true }, node),
            "reasoning" => Single(PromptRole.Assistant, Reasoning(node), node),
            _ => Single(RoleOf(type), PartReader.Other(type, node), node),
        };
        return message with { Source = new PromptSource(node.Json, PromptSourceForm.ResponsesObject, message) };
    }

    private static PromptMessage Single(PromptRole role, PromptPart part, RequestNode node) => new(role, [part.ReadFrom(node)]);

    /// <summary>Calls of the service's own tools are the model's, their outputs are answers; all else is taken for the user's.</summary>
    private static PromptRole RoleOf(string type) =>
        type.EndsWith("_output", StringComparison.Ordinal) ? PromptRole.Tool
        : type.EndsWith("_call", StringComparison.Ordinal) ? PromptRole.Assistant
        : PromptRole.User;

    private static ToolCallPart Call(RequestNode node, string arguments) =>
        new(node.Required("call_id").Text(), node.Required("name").Text(), node.Required(arguments).Text());

    private static ToolResultPart Result(RequestNode node) => ToolReader.Result(node.Required("call_id"), Content(node.Required("output")));

    private static ReasoningPart Reasoning(RequestNode node)
    {
        IEnumerable<RequestNode> texts = Texts(node, "content").Concat(Texts(node, "summary"));
        return new ReasoningPart(string.Join("\n", texts.Select(text => text.Required("text").Text())))
        {
            Id = node.Member("id")?.Text(),
            EncryptedContent = node.Member("encrypted_content")?.Text(),
        };
    }

    private static IEnumerable<RequestNode> Texts(RequestNode node, string name) => node.Member(name)?.Items() ?? [];

    private static List<PromptPart> Content(RequestNode node) =>
        node.IsText ? [new TextPart(node.Text())]
        : node.IsArray ? [.. node.Items().Select(Part)]
        : throw node.Unexpected("a text or an array of parts");

    private static PromptPart Part(RequestNode node)
    {
        PromptPart part = node.Required("type").Text() switch
        {
            "input_text" or "output_text" or "text" => new TextPart(node.Required("text").Text()),
            "refusal" => new RefusalPart(node.Required("refusal").Text()),
            "input_image" => Image(node),
            "input_audio" => PartReader.Audio(node.Required("input_audio")),
            "input_file" => PartReader.File(node) with { Url = node.Member("file_url")?.Text(), Detail = ImageDetailNames.Read(node.Member("detail")) },
            string other => PartReader.Other(other, node),
        };
        return part.ReadFrom(node);
    }

    private static ImagePart Image(RequestNode node) => new()
    {
        Url = node.Member("image_url")?.Text(),
        FileId = node.Member("file_id")?.Text(),
        Detail = ImageDetailNames.Read(node.Member("detail")),
    };
}
