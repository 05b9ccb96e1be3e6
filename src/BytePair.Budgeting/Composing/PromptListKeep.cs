namespace BytePair.Budgeting;

/// <summary>Which items of a list are kept when there isn't room for all.</summary>
public enum PromptListKeep
{
    /// <summary>The first, as of search results.</summary>
    First,

    /// <summary>The last, as of what was said.</summary>
    Last,
}
