using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>Parts of messages, as the prompt knows them.</summary>
internal static class ContentMapping
{
    /// <summary>The part that a content is; none for what isn't sent. Of errors clients send refusals; others are counted as if they did.</summary>
    public static PromptPart? PartOf(AIContent content) => content switch
    {
        TextContent text => new TextPart(text.Text ?? string.Empty),
        TextReasoningContent reasoning => new ReasoningPart(reasoning.Text ?? string.Empty) { EncryptedContent = reasoning.ProtectedData },
        FunctionCallContent call => new ToolCallPart(call.CallId, call.Name, ToolJson.ArgumentsOf(call)),
        FunctionResultContent result => ToolResults.PartOf(result),
        DataContent or UriContent or HostedFileContent => MediaMapping.PartOf(content),
        ErrorContent error => new RefusalPart(error.Message ?? string.Empty),
        UsageContent or null => null,
        _ => new OtherPart(content.GetType().Name, ToolJson.OfContent(content)),
    };

    /// <summary>The content with the text of a part that was cut.</summary>
    public static AIContent Cut(AIContent content, PromptPart part) => (content, part) switch
    {
        (FunctionResultContent result, ToolResultPart cut) => ToolResults.Cut(result, cut),
        (_, TextPart text) => new TextContent(text.Text) { Annotations = null, AdditionalProperties = content.AdditionalProperties },
        _ => content,
    };
}
