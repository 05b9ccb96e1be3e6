using BytePair.Budgeting;

namespace BytePair.Cli.Chat;

/// <summary>What each tool of a request takes. What is around them all is counted once, and belongs to none.</summary>
internal static class ToolCounts
{
    /// <summary>In the order of the tools; null for a tool of the service, which can't be counted.</summary>
    public static long?[] Of(ChatPrompt prompt, ChatTokenCounter counter) => [.. prompt.Tools.Select(tool => Of(tool, counter))];

    /// <summary>What a second one like it adds.</summary>
    private static long? Of(PromptTool tool, ChatTokenCounter counter) =>
        tool.Kind == PromptToolKind.Hosted ? null : Overhead(counter, tool, tool) - Overhead(counter, tool);

    private static long Overhead(ChatTokenCounter counter, params PromptTool[] tools) => counter.CountOverhead(new ChatPrompt([]) { Tools = tools }).Tokens;
}
