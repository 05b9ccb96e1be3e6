namespace BytePair.Budgeting;

/// <summary>The names of the channels on which a model of the gpt-oss family speaks.</summary>
public static class HarmonyChannels
{
    /// <summary>Its chain of thought, and calls of built-in tools. Not for the eyes of users.</summary>
    public const string Analysis = "analysis";

    /// <summary>Calls of functions, and what it tells the user before it calls them.</summary>
    public const string Commentary = "commentary";

    /// <summary>Its answer to the user.</summary>
    public const string Final = "final";
}
