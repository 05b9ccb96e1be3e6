using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Counting;

/// <summary>Counts tools by the formula of OpenAI's cookbook, "How to count tokens with tiktoken", section 7.</summary>
/// <remarks>
/// A function takes <see cref="ToolCountingRules.TokensPerFunction"/>, the tokens of <c>name:description</c>, and 3 if it has properties; a
/// property takes 3 and the tokens of <c>name:type:description</c>; an enum takes 3 for each value but one fewer, and the tokens of each.
/// A full stop at the end of a description isn't counted. What lies within a property isn't looked at.
/// </remarks>
internal static class CookbookTools
{
    private const int TokensPerProperties = 3;
    private const int TokensPerProperty = 3;
    private const int TokensPerEnum = -3;
    private const int TokensPerEnumValue = 3;

    public static long Count(PromptTool tool, ITokenCounter counter, int tokensPerFunction)
    {
        long tokens = tokensPerFunction + counter.CountTokens($"{tool.Name}:{WithoutStop(tool.Description)}");
        if (tool.Parameters is null)
        {
            return tokens;
        }

        using JsonDocument schema = JsonObject.Parse(tool.Parameters);
        if (!schema.RootElement.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return tokens;
        }

        int count = 0;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            count++;
            tokens += TokensPerProperty + CountProperty(property, counter);
        }

        return count == 0 ? tokens : tokens + TokensPerProperties;
    }

    private static long CountProperty(JsonProperty property, ITokenCounter counter)
    {
        long tokens = counter.CountTokens($"{property.Name}:{Text(property.Value, "type")}:{WithoutStop(Text(property.Value, "description"))}");
        if (property.Value.ValueKind != JsonValueKind.Object || !property.Value.TryGetProperty("enum", out JsonElement values) || values.ValueKind != JsonValueKind.Array)
        {
            return tokens;
        }

        tokens += TokensPerEnum;
        foreach (JsonElement value in values.EnumerateArray())
        {
            tokens += TokensPerEnumValue + counter.CountTokens(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }

        return tokens;
    }

    private static string? Text(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string? WithoutStop(string? description) =>
        description is { Length: > 0 } && description[description.Length - 1] == '.' ? description.Substring(0, description.Length - 1) : description;
}
