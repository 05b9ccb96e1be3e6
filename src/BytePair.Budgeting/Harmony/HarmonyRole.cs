namespace BytePair.Budgeting;

/// <summary>Who speaks in a message of the harmony format.</summary>
public enum HarmonyRole
{
    /// <summary>What the model is told of itself: who it is, dates, how hard to think, channels, built-in tools.</summary>
    System,

    /// <summary>The instructions and functions of whoever made the application: what others call the system prompt.</summary>
    Developer,

    /// <summary>The user.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>A tool that was called; its name stands in the place of the role.</summary>
    Tool,
}
