using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>A JSON schema that an answer must keep to. Immutable; two are equal if what they say is.</summary>
/// <example>
/// <code>
/// PromptResponseFormat format = new("answer", """{"type":"object","properties":{"sum":{"type":"integer"}}}""");
/// string name = format.Name;    // answer
/// </code>
/// </example>
public sealed record PromptResponseFormat
{
    /// <summary>Makes a format of a schema.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">The JSON schema, an object.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="schema"/> is null.</exception>
    /// <exception cref="FormatException">The schema isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public PromptResponseFormat(string name, string schema)
    {
        Name = name;
        Schema = schema;
    }

    /// <summary>Its name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>What the answer is, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The JSON schema, an object. White space in it isn't kept.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="FormatException">The text isn't a JSON object, or it is nested too deep (64 levels).</exception>
    public string Schema
    {
        get;
        init => field = JsonObject.Check(value ?? throw new ArgumentNullException(nameof(value)));
    }
}
