using System.Text.Json;

namespace BytePair.Budgeting;

/// <summary>A tool that a model may call. Immutable; two tools are equal if what they say is.</summary>
/// <example>
/// <code>
/// PromptTool tool = new("get_weather")
/// {
///     Description = "The weather of a city",
///     Parameters = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""",
/// };
/// string name = tool.Name;    // get_weather
/// </code>
/// </example>
public sealed record PromptTool
{
    /// <summary>How deep the JSON of a schema may be nested: as deep as readers of JSON go by default.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">Its name; of a <see cref="PromptToolKind.Hosted"/> tool its type, e.g. <c>web_search</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public PromptTool(string name) => Name = name;

    /// <summary>What it is: a function unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public PromptToolKind Kind
    {
        get;
        init => field = value is >= PromptToolKind.Function and <= PromptToolKind.Hosted
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no PromptToolKind of this value. Use one that has a name.");
    }

    /// <summary>Its name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>What it is good for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The JSON schema of its parameters, an object, or null for none.</summary>
    /// <exception cref="FormatException">The text isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public string? Parameters
    {
        get;
        init => field = value is null ? null : CheckedSchema(value);
    }

    /// <summary>Whether the model must keep to the schema; null where the request doesn't say.</summary>
    public bool? IsStrict { get; init; }

    /// <summary>The JSON of a text that was checked to be a schema; dispose of it.</summary>
    internal static JsonDocument ParseSchema(string schema) => JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>The same text, once it is known to be a JSON object.</summary>
    internal static string CheckedSchema(string schema)
    {
        try
        {
            using JsonDocument document = ParseSchema(schema);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? schema
                : throw new FormatException($"A schema must be a JSON object, and this is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // An ArgumentException tells of text that is no Unicode: a surrogate without its other half.
            throw new FormatException($"The schema isn't well-formed JSON: {e.Message}", e);
        }
    }
}
