using System.Text.Json;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Mapping;

/// <summary>What is sent as JSON, written as clients write it.</summary>
internal static class ToolJson
{
    private const string Nothing = "{}";

    private static readonly JsonSerializerOptions Compact = MakeCompact();

    /// <summary>The arguments as clients send them: with white space.</summary>
    public static string ArgumentsOf(FunctionCallContent call) => ArgumentsOf(call, AIJsonUtilities.DefaultOptions);

    /// <summary>The arguments as models write them: without.</summary>
    public static string ArgumentsAsWritten(FunctionCallContent call) => ArgumentsOf(call, Compact);

    /// <summary>The JSON of a value; empty where nobody said how it is written, as clients send it then.</summary>
    public static string OfResult(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
        }
        catch (NotSupportedException)
        {
            return string.Empty;
        }
    }

    private static string ArgumentsOf(FunctionCallContent call, JsonSerializerOptions options) =>
        call.Arguments is { } arguments ? JsonSerializer.Serialize(arguments, options.GetTypeInfo(typeof(IDictionary<string, object?>))) : Nothing;

    private static JsonSerializerOptions MakeCompact()
    {
        JsonSerializerOptions options = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The JSON of what the prompt has no part for.</summary>
    public static string OfContent(AIContent content)
    {
        try
        {
            return JsonSerializer.Serialize(content, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
        }
        catch (NotSupportedException)
        {
            return Nothing;
        }
    }
}
