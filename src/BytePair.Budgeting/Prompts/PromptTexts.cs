namespace BytePair.Budgeting.Prompts;

/// <summary>The text of several parts.</summary>
internal static class PromptTexts
{
    public static string Join(IReadOnlyList<PromptPart> parts) =>
        parts.Count == 1 ? Of(parts[0]) : string.Concat(parts.Select(Of));

    private static string Of(PromptPart part) => part switch
    {
        TextPart text => text.Text,
        RefusalPart refusal => refusal.Text,
        ToolResultPart result => result.Text,
        _ => string.Empty,
    };
}
