namespace BytePair.Budgeting;

/// <summary>What to do with a part of which nobody outside of the service can know the tokens.</summary>
public enum UncountablePartHandling
{
    /// <summary>An <see cref="UncountablePartException"/> says which part it is, and what to do.</summary>
    Refuse,

    /// <summary>It counts nothing, and <see cref="PromptCount.UncountedParts"/> tells of it: the real count is higher.</summary>
    Skip,

    /// <summary>
    /// What is known of it is counted: the text of its JSON, its name, a page of a file, an image as gpt-4o looks at it; and it may be wrong by as
    /// much. That of which nothing is known at all, such as sound of unknown length, counts nothing, as by <see cref="Skip"/>.
    /// </summary>
    Estimate,
}
