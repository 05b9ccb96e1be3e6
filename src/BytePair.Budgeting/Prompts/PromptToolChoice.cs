namespace BytePair.Budgeting;

/// <summary>Whether a model calls tools, and which. Immutable; two choices are equal if what they say is.</summary>
public sealed record PromptToolChoice
{
    private PromptToolChoice(PromptToolChoiceKind kind, string? name = null)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>As the model chooses.</summary>
    public static PromptToolChoice Auto { get; } = new(PromptToolChoiceKind.Auto);

    /// <summary>No tool is called.</summary>
    public static PromptToolChoice None { get; } = new(PromptToolChoiceKind.None);

    /// <summary>At least one tool is called.</summary>
    public static PromptToolChoice Required { get; } = new(PromptToolChoiceKind.Required);

    /// <summary>Which of the kinds it is.</summary>
    public PromptToolChoiceKind Kind { get; }

    /// <summary>The name of the tool, or null unless <see cref="Kind"/> is <see cref="PromptToolChoiceKind.Named"/>.</summary>
    public string? Name { get; }

    /// <summary>One tool must be called.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <example>
    /// <code>
    /// string? name = PromptToolChoice.Named("get_weather").Name;    // get_weather
    /// </code>
    /// </example>
    public static PromptToolChoice Named(string name) =>
        new(PromptToolChoiceKind.Named, name ?? throw new ArgumentNullException(nameof(name)));
}
