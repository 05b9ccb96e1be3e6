using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>What tools answered: a text, contents, or any value, which is sent as JSON.</summary>
internal static class ToolResults
{
    public static ToolResultPart PartOf(FunctionResultContent result) => result.Result switch
    {
        null => new ToolResultPart(result.CallId, string.Empty),
        string text => new ToolResultPart(result.CallId, text),
        AIContent content => new ToolResultPart(result.CallId, [PartOfAnswer(content)]),
        IEnumerable<AIContent> contents => new ToolResultPart(result.CallId, contents.Select(PartOfAnswer)),
        { } value => new ToolResultPart(result.CallId, ToolJson.OfResult(value)),
    };

    /// <summary>The answer with the texts that were cut.</summary>
    public static FunctionResultContent Cut(FunctionResultContent result, ToolResultPart cut)
    {
        object answer = result.Result switch
        {
            AIContent content => CutAnswer(content, cut.Content[0]),
            IEnumerable<AIContent> contents => contents.Zip(cut.Content, CutAnswer).ToList(),
            _ => cut.Text,
        };
        return new FunctionResultContent(result.CallId, answer) { Exception = result.Exception, AdditionalProperties = result.AdditionalProperties };
    }

    /// <summary>What a tool can't answer with, such as a call, is sent as its JSON.</summary>
    private static PromptPart PartOfAnswer(AIContent content) => ContentMapping.PartOf(content) switch
    {
        null => new TextPart(string.Empty),
        ToolCallPart or ToolResultPart or ReasoningPart => new TextPart(ToolJson.OfContent(content)),
        { } part => part,
    };

    private static AIContent CutAnswer(AIContent content, PromptPart part) =>
        part is TextPart text && (PartOfAnswer(content) is not TextPart before || !string.Equals(before.Text, text.Text, StringComparison.Ordinal)) ? new TextContent(text.Text) : content;
}
