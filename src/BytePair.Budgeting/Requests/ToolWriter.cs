using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes tools, the choice of one, and schemas of answers.</summary>
internal static class ToolWriter
{
    public static void ChatTools(Utf8JsonWriter writer, IReadOnlyList<PromptTool> tools)
    {
        PromptTool[] legacy = [.. tools.Where(tool => tool.Kind == PromptToolKind.LegacyFunction)];
        if (legacy.Length > 0)
        {
            writer.WriteStartArray("functions");
            foreach (PromptTool tool in legacy)
            {
                writer.WriteStartObject();
                Function(writer, tool);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (legacy.Length == tools.Count)
        {
            return;
        }

        writer.WriteStartArray("tools");
        foreach (PromptTool tool in tools)
        {
            if (tool.Kind != PromptToolKind.LegacyFunction)
            {
                ChatTool(writer, tool);
            }
        }

        writer.WriteEndArray();
    }

    public static void ResponsesTools(Utf8JsonWriter writer, IReadOnlyList<PromptTool> tools)
    {
        if (tools.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("tools");
        foreach (PromptTool tool in tools)
        {
            writer.WriteStartObject();
            writer.WriteString("type", TypeOf(tool));
            if (tool.Kind == PromptToolKind.Custom)
            {
                NoGrammar(tool);
                Named(writer, tool);
            }
            else if (tool.Kind != PromptToolKind.Hosted)
            {
                Function(writer, tool);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void ChatChoice(Utf8JsonWriter writer, ChatPrompt prompt)
    {
        bool isLegacy = prompt.Tools.Count > 0 && prompt.Tools.All(tool => tool.Kind == PromptToolKind.LegacyFunction);
        Choice(writer, prompt, isLegacy ? "function_call" : "tool_choice", (name, kind) =>
        {
            if (!isLegacy)
            {
                string type = kind == PromptToolKind.Custom ? "custom" : "function";
                writer.WriteString("type", type);
                writer.WriteStartObject(type);
                writer.WriteString("name", name);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteString("name", name);
            }
        });
    }

    public static void ResponsesChoice(Utf8JsonWriter writer, ChatPrompt prompt) =>
        Choice(writer, prompt, "tool_choice", (name, kind) =>
        {
            writer.WriteString("type", kind switch
            {
                PromptToolKind.Custom => "custom",
                PromptToolKind.Hosted => name,
                _ => "function",
            });
            writer.WriteText("name", kind == PromptToolKind.Hosted ? null : name);
        });

    public static void ChatFormat(Utf8JsonWriter writer, PromptResponseFormat? format)
    {
        if (format is not null)
        {
            writer.WriteStartObject("response_format");
            writer.WriteString("type", "json_schema");
            writer.WriteStartObject("json_schema");
            Format(writer, format);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    public static void Format(Utf8JsonWriter writer, PromptResponseFormat format)
    {
        writer.WriteString("name", format.Name);
        writer.WriteText("description", format.Description);
        writer.WriteJson("schema", format.Schema);
    }

    private static void ChatTool(Utf8JsonWriter writer, PromptTool tool)
    {
        string type = tool.Kind == PromptToolKind.Hosted
            ? throw new InvalidOperationException($"The tool '{tool.Name}' of the service can't be written for chat completions; leave it out, or make a request for responses.")
            : TypeOf(tool);
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type);
        if (tool.Kind == PromptToolKind.Custom)
        {
            NoGrammar(tool);
            Named(writer, tool);
        }
        else
        {
            Function(writer, tool);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string TypeOf(PromptTool tool) => tool.Kind switch
    {
        PromptToolKind.Custom => "custom",
        PromptToolKind.Hosted => tool.Name,
        _ => "function",
    };

    private static void Function(Utf8JsonWriter writer, PromptTool tool)
    {
        Named(writer, tool);
        writer.WriteJson("parameters", tool.Parameters);
        if (tool.IsStrict is { } strict)
        {
            writer.WriteBoolean("strict", strict);
        }
    }

    private static void Named(Utf8JsonWriter writer, PromptTool tool)
    {
        writer.WriteString("name", tool.Name);
        writer.WriteText("description", tool.Description);
    }

    /// <summary>A grammar is written where it was read; which syntax a new one has isn't said.</summary>
    private static void NoGrammar(PromptTool tool)
    {
        if (tool.Grammar is not null)
        {
            throw new InvalidOperationException($"The custom tool '{tool.Name}' has a grammar, which can't be written; leave the tools of the request that was read as they are.");
        }
    }

    private static void Choice(Utf8JsonWriter writer, ChatPrompt prompt, string member, Action<string, PromptToolKind> writeNamed)
    {
        switch (prompt.ToolChoice)
        {
            case null:
                break;
            case { Kind: PromptToolChoiceKind.Named, Name: { } name }:
                writer.WriteStartObject(member);
                writeNamed(name, prompt.Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal))?.Kind ?? PromptToolKind.Function);
                writer.WriteEndObject();
                break;
            case { Kind: PromptToolChoiceKind.None }:
                writer.WriteString(member, "none");
                break;
            case { Kind: PromptToolChoiceKind.Required }:
                writer.WriteString(member, "required");
                break;
            default:
                writer.WriteString(member, "auto");
                break;
        }
    }
}
