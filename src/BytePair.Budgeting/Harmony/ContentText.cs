using System.Text;
using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Harmony;

/// <summary>The text of system and developer messages: sections with an empty line between two.</summary>
internal static class ContentText
{
    private const string Gap = "\n\n";

    public static string Of(HarmonySystemContent content, bool hasFunctions)
    {
        string?[] top =
        [
            content.ModelIdentity,
            content.KnowledgeCutoff is { } cutoff ? "Knowledge cutoff: " + cutoff : null,
            content.CurrentDate is { } date ? "Current date: " + date : null,
        ];
        string?[] sections =
        [
            top.Any(line => line is not null) ? string.Join("\n", top.Where(line => line is not null)) : null,
            content.ReasoningEffort is { } effort ? "Reasoning: " + NameOf(effort) : null,
            content.Tools.Count > 0 ? OfTools(content.Tools) : null,
            content.ValidChannels.Count > 0 ? OfChannels(content.ValidChannels, hasFunctions) : null,
        ];
        return string.Join(Gap, sections.Where(section => section is not null));
    }

    public static string Of(HarmonyDeveloperContent content)
    {
        string?[] sections =
        [
            content.Instructions is { } instructions ? "# Instructions" + Gap + instructions : null,
            content.Tools.Count > 0 ? OfTools(content.Tools) : null,
            content.ResponseFormat is { } format ? OfFormat(format) : null,
        ];
        return string.Join(Gap, sections.Where(section => section is not null));
    }

    private static string NameOf(HarmonyReasoningEffort effort) => effort switch
    {
        HarmonyReasoningEffort.Low => "low",
        HarmonyReasoningEffort.Medium => "medium",
        _ => "high",
    };

    private static string OfChannels(IReadOnlyList<string> channels, bool hasFunctions)
    {
        string text = $"# Valid channels: {string.Join(", ", channels)}. Channel must be included for every message.";
        return hasFunctions ? text + "\nCalls to these tools must go to the commentary channel: 'functions'." : text;
    }

    private static string OfFormat(PromptResponseFormat format)
    {
        string description = format.Description is { } text ? Comment(text) : string.Empty;
        return $"# Response Formats{Gap}## {format.Name}{Gap}{description}{format.Schema}";
    }

    private static string OfTools(IEnumerable<HarmonyToolNamespace> namespaces)
    {
        StringBuilder text = new("# Tools");
        foreach (HarmonyToolNamespace tools in namespaces.OrderBy(tools => tools.Name, StringComparer.Ordinal))
        {
            text.Append(Gap).Append("## ").Append(tools.Name).Append(Gap);
            if (tools.Tools.Count > 0)
            {
                AppendNamespace(tools, text);
            }
            else
            {
                text.Append(string.Join("\n", Lines(tools.Description)));
            }
        }

        return text.ToString();
    }

    private static void AppendNamespace(HarmonyToolNamespace tools, StringBuilder text)
    {
        text.Append(Comment(tools.Description)).Append("namespace ").Append(tools.Name).Append(" {").Append(Gap);
        foreach (PromptTool tool in tools.Tools)
        {
            text.Append(Comment(tool.Description)).Append("type ").Append(tool.Name).Append(" = (");
            if (tool.Parameters is { } parameters)
            {
                text.Append("_: ");
                using JsonDocument schema = JsonObject.Parse(parameters);
                new SchemaTypeWriter(text).WriteType(schema.RootElement, indent: 0);
            }

            text.Append(") => any;").Append(Gap);
        }

        text.Append("} // namespace ").Append(tools.Name);
    }

    private static string Comment(string? description) => string.Concat(Lines(description).Select(line => "// " + line + "\n"));

    /// <summary>The lines of a text; what ends the last one begins no other.</summary>
    private static IEnumerable<string> Lines(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        string[] lines = text!.Split('\n');
        IEnumerable<string> whole = lines[lines.Length - 1].Length == 0 ? lines.Take(lines.Length - 1) : lines;
        return whole.Select((line, i) => i < lines.Length - 1 && line.Length > 0 && line[line.Length - 1] == '\r' ? line.Substring(0, line.Length - 1) : line);
    }
}
