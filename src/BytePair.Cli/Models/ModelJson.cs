using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Models;

/// <summary>A model as JSON, in the form that a catalogue is read from; what isn't known is left out.</summary>
internal static class ModelJson
{
    public static void Write(Utf8JsonWriter writer, ModelInfo model)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in Facts(model))
        {
            WriteMember(writer, name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>All that is known, in an order for reading: texts, numbers, lists of texts, or facts again; null where nothing is known.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Facts(ModelInfo model) =>
    [
        new("name", model.Name),
        new("kind", KindNames.Of(model.Kind)),
        new("encoding", model.EncodingName),
        new("contextWindow", model.ContextWindow),
        new("maxInputTokens", model.MaxInputTokens),
        new("maxOutputTokens", model.MaxOutputTokens),
        new("maxInputsPerRequest", model.MaxInputsPerRequest),
        new("maxTokensPerRequest", model.MaxTokensPerRequest),
        new("dimensions", model.Dimensions),
        new("prices", PricesOf(model.Prices)),
        new("baseModel", model.BaseModel),
        new("aliases", model.Aliases),
        new("azureNames", model.AzureNames),
        new("currentSnapshot", model.CurrentSnapshot),
        new("snapshots", model.Snapshots),
        new("releaseDate", Day(model.ReleaseDate)),
        new("shutdownDate", Day(model.ShutdownDate)),
        new("isShutDown", model.IsShutDown ? true : null),
        new("notes", model.Notes),
        new("asOf", Day(model.AsOf)),
    ];

    private static List<KeyValuePair<string, object?>>? PricesOf(ModelPrices? prices) => prices is null ? null :
    [
        new("input", prices.Input),
        new("cachedInput", prices.CachedInput),
        new("output", prices.Output),
        new("longContext", prices.LongContext is { } tier ? new List<KeyValuePair<string, object?>>
        {
            new("overInputTokens", tier.OverInputTokens),
            new("input", tier.Input),
            new("cachedInput", tier.CachedInput),
            new("output", tier.Output),
        }
        : null),
        new("asOf", Day(prices.AsOf)),
    ];

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case decimal number:
                writer.WriteNumber(name, number);
                break;
            case IReadOnlyList<string> { Count: > 0 } texts:
                writer.WriteStartArray(name);
                foreach (string text in texts)
                {
                    writer.WriteStringValue(text);
                }

                writer.WriteEndArray();
                break;
            case List<KeyValuePair<string, object?>> facts:
                writer.WriteStartObject(name);
                foreach ((string inner, object? fact) in facts)
                {
                    WriteMember(writer, inner, fact);
                }

                writer.WriteEndObject();
                break;
            default:
                break;
        }
    }

    private static string? Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
