namespace BytePair.Budgeting;

/// <summary>A call of a tool by the model.</summary>
public sealed record ToolCallPart : PromptPart
{
    /// <summary>Makes a part of a call.</summary>
    /// <param name="id">The id of the call, by which its <see cref="ToolResultPart"/> names it; null in the older form of requests (<c>function_call</c>), which has none.</param>
    /// <param name="name">The tool's name.</param>
    /// <param name="arguments">The arguments, a text that is mostly JSON: models may write others.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="arguments"/> is null.</exception>
    public ToolCallPart(string? id, string name, string arguments)
    {
        Id = id;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The id of the call, or null in the older form of requests.</summary>
    public string? Id { get; init; }

    /// <summary>The tool's name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The arguments as the model wrote them; the input, of a custom tool.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Arguments
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Whether it calls a custom tool, which takes text of its own form instead of JSON.</summary>
    public bool IsCustom { get; init; }
}
