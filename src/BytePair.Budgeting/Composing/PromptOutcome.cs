namespace BytePair.Budgeting;

/// <summary>What became of a piece of a prompt.</summary>
public enum PromptOutcome
{
    /// <summary>There wasn't room for it, or for the group that it belongs to.</summary>
    Dropped,

    /// <summary>A part of it came: the text was cut, or not all items of the list fit.</summary>
    Cut,

    /// <summary>It came whole. Of a group: it is there, though pieces of it that have a priority may not be.</summary>
    Kept,

    /// <summary>It is an alternative, or in one, and a better one came.</summary>
    NotNeeded,
}
