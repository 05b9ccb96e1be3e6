namespace BytePair.Budgeting;

/// <summary>What to do with a part of which nobody outside of the service can know the tokens.</summary>
public enum UncountablePartHandling
{
    /// <summary>An <see cref="UncountablePartException"/> says which part it is, and what to do.</summary>
    Refuse,

    /// <summary>It counts nothing, and <see cref="PromptCount.UncountedParts"/> tells of it: the real count is higher.</summary>
    Skip,
}
