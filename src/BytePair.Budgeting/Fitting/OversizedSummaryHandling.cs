namespace BytePair.Budgeting;

/// <summary>What to do with a summary that has more tokens than its room.</summary>
public enum OversizedSummaryHandling
{
    /// <summary>Cut its text.</summary>
    Cut,

    /// <summary>Throw <see cref="PromptTooLongException"/>.</summary>
    Refuse,
}
