namespace BytePair.Budgeting;

/// <summary>What a tool is.</summary>
public enum PromptToolKind
{
    /// <summary>A function of the caller's, with a JSON schema (an entry of <c>tools</c>).</summary>
    Function,

    /// <summary>The same in the older form of requests (an entry of <c>functions</c>).</summary>
    LegacyFunction,

    /// <summary>A tool of the caller's that takes text of its own form.</summary>
    Custom,

    /// <summary>A tool of the service, such as <c>web_search</c>. What the service tells the model of it isn't known.</summary>
    Hosted,
}
