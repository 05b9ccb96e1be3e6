using System.Text.Json;
using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>What a request has besides messages: tools, their choice, the form of the answer.</summary>
internal static class ToolMapping
{
    /// <summary>The name of a schema that has none, as clients give it.</summary>
    private const string UnnamedSchema = "json_schema";

    public static IReadOnlyList<PromptTool> ToolsOf(ChatOptions? options) => options?.Tools is { } tools ? tools.Select(ToolOf).ToArray() : [];

    /// <summary>Without tools there is nothing to choose, and clients send none.</summary>
    public static PromptToolChoice? ChoiceOf(ChatOptions? options) => options?.Tools is not { Count: > 0 } ? null : options.ToolMode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { Length: > 0 } name } => PromptToolChoice.Named(name),
        RequiredChatToolMode => PromptToolChoice.Required,
        NoneChatToolMode => PromptToolChoice.None,
        AutoChatToolMode => PromptToolChoice.Auto,
        _ => null,
    };

    public static PromptResponseFormat? ResponseFormatOf(ChatOptions? options) =>
        options?.ResponseFormat is ChatResponseFormatJson { Schema: { ValueKind: JsonValueKind.Object } schema } format
            ? new PromptResponseFormat(format.SchemaName ?? UnnamedSchema, schema.GetRawText()) { Description = format.SchemaDescription }
            : null;

    /// <summary>A function of the caller's, whoever calls it; all else is a tool of the service.</summary>
    private static PromptTool ToolOf(AITool tool) => tool.GetService<AIFunctionDeclaration>() is { } function
        ? new PromptTool(function.Name) { Description = function.Description, Parameters = SchemaOf(function.JsonSchema) }
        : new PromptTool(tool.Name) { Kind = PromptToolKind.Hosted };

    /// <summary>A schema may also be <c>true</c>, which says nothing.</summary>
    private static string? SchemaOf(JsonElement schema) => schema.ValueKind == JsonValueKind.Object ? schema.GetRawText() : null;
}
