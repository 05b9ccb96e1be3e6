namespace BytePair.Budgeting;

/// <summary>What to do with a tool's answer without its call, and with a call that was never answered: services refuse prompts with either.</summary>
/// <remarks>Calls that end a conversation wait for their answers and are no orphans.</remarks>
public enum OrphanHandling
{
    /// <summary>Drop them, with the messages that belong to the same calls, be they pinned.</summary>
    Drop,

    /// <summary>Throw <see cref="ArgumentException"/>, which says which message it is.</summary>
    Refuse,

    /// <summary>Take them for messages like others.</summary>
    Keep,
}
