namespace BytePair.Budgeting;

/// <summary>What became of a piece that a <see cref="PromptBuilder"/> was given.</summary>
public sealed class ComposedElement
{
    internal ComposedElement(string? name, int? priority, PromptOutcome outcome)
    {
        Name = name;
        Priority = priority;
        Outcome = outcome;
    }

    /// <summary>What the builder was told to call it.</summary>
    public string? Name { get; }

    /// <summary>Its priority; null if it comes with the group or the prompt that it is in.</summary>
    public int? Priority { get; }

    /// <summary>Whether it came.</summary>
    public PromptOutcome Outcome { get; }

    /// <summary>The tokens of what came of it, each text counted by itself; of reserved space, the space. The whole may have a few less or more where texts meet.</summary>
    public int TokenCount { get; internal init; }

    /// <summary>How many items of a list came; 0 for other pieces.</summary>
    public int KeptItems { get; internal init; }

    /// <summary>Which alternative came, from 0 on; null if none did, and for other pieces.</summary>
    public int? ChosenAlternative { get; internal init; }

    /// <summary>A line for a log.</summary>
    /// <returns>Name, outcome and tokens.</returns>
    public override string ToString() => $"{Name ?? "(unnamed)"}: {Outcome}, {TokenCount} tokens";
}
