namespace BytePair.Budgeting;

/// <summary>What became of a message when a conversation was fitted.</summary>
public enum FittingOutcome
{
    /// <summary>It isn't in the prompt.</summary>
    Dropped,

    /// <summary>It is in the prompt with less of its text.</summary>
    Cut,

    /// <summary>It is in the prompt as it was.</summary>
    Kept,
}
