using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Chat;

/// <summary>What the items of a count are called.</summary>
internal static class ItemNames
{
    /// <summary>The longest beginning of a text that is shown, in chars.</summary>
    private const int LongestPreview = 60;

    /// <summary>For people.</summary>
    public static string Of(PromptCountItemKind kind) => kind switch
    {
        PromptCountItemKind.Uncounted => "part",
        PromptCountItemKind.ToolCall => "tool call",
        PromptCountItemKind.ToolResult => "tool result",
        PromptCountItemKind.ToolChoice => "tool choice",
        PromptCountItemKind.ResponseFormat => "schema of the answer",
        PromptCountItemKind.Reply => "opening of the answer",
        PromptCountItemKind.SystemWithTools => "tools in the system message",
        _ => Lower(kind.ToString()),
    };

    /// <summary>For JSON: <c>toolCall</c>.</summary>
    public static string InJson(PromptCountItemKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static string Of(PromptRole role) => Lower(role.ToString());

    /// <summary>How sure a count is.</summary>
    public static string Sureness(bool isExact, long errorTokens) =>
        isExact ? "exact" : errorTokens > 0 ? string.Create(CultureInfo.InvariantCulture, $"± {errorTokens}") : "estimate";

    /// <summary>The beginning of what a message says, on a line.</summary>
    public static string Preview(PromptMessage message)
    {
        string text = message.Text;
        if (text.Length == 0 && message.Parts.OfType<ToolCallPart>().FirstOrDefault() is { } call)
        {
            text = $"{call.Name}({call.Arguments})";
        }

        bool isCut = text.Length > LongestPreview;
        int length = isCut ? LongestPreview - (char.IsHighSurrogate(text[LongestPreview - 1]) ? 1 : 0) : text.Length;
        return text[..length].ReplaceLineEndings(" ").Trim() + (isCut ? "…" : "");
    }

    private static string Lower(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
}
