namespace BytePair.Budgeting.Composing;

/// <summary>What became of an element: the tokens that it took by itself, not those of what is in it.</summary>
internal readonly record struct Fate(PromptOutcome Outcome, long Tokens)
{
    public bool IsIn => Outcome is PromptOutcome.Kept or PromptOutcome.Cut;

    /// <summary>How many items of a list came.</summary>
    public int Items { get; init; }

    /// <summary>Which alternative came.</summary>
    public int? Choice { get; init; }

    /// <summary>What is left of a text that may be cut.</summary>
    public string? Text { get; init; }
}
