using BytePair.Budgeting.Prompts;

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
            : throw ThrowHelper.UndefinedValue(value, nameof(value));
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

    /// <summary>The JSON schema of its parameters, an object, or null for none. White space in it isn't kept.</summary>
    /// <exception cref="FormatException">The text isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public string? Parameters
    {
        get;
        init => field = value is null ? null : JsonObject.Check(value);
    }

    /// <summary>The grammar that the input of a <see cref="PromptToolKind.Custom"/> tool keeps to, or null.</summary>
    public string? Grammar { get; init; }

    /// <summary>Whether the model must keep to the schema; null where the request doesn't say.</summary>
    public bool? IsStrict { get; init; }
}
