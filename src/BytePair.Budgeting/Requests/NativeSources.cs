using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>
/// Messages without what they were read from where that was a request for another part of the API: its JSON has no place here, so that they are
/// written anew.
/// </summary>
internal static class NativeSources
{
    public static PromptMessage[] Of(IReadOnlyList<PromptMessage> messages, PromptSourceForm foreign) =>
        [.. messages.Select(message => message with { Source = Of(message.Source, foreign), Parts = Of(message.Parts, foreign) })];

    private static PromptSource? Of(PromptSource? source, PromptSourceForm foreign) => source?.Form == foreign ? null : source;

    private static IReadOnlyList<PromptPart> Of(IReadOnlyList<PromptPart> parts, PromptSourceForm foreign) =>
        parts.Any(part => IsForeign(part, foreign)) ? [.. parts.Select(part => Of(part, foreign))] : parts;

    private static bool IsForeign(PromptPart part, PromptSourceForm foreign) =>
        part.Source?.Form == foreign || (part is ToolResultPart result && result.Content.Any(content => IsForeign(content, foreign)));

    private static PromptPart Of(PromptPart part, PromptSourceForm foreign)
    {
        PromptPart native = part with { Source = Of(part.Source, foreign) };
        return native is ToolResultPart result ? result with { Content = Of(result.Content, foreign) } : native;
    }
}
