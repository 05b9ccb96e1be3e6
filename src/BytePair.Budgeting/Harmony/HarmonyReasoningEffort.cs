namespace BytePair.Budgeting;

/// <summary>How hard a model of the gpt-oss family is asked to think.</summary>
public enum HarmonyReasoningEffort
{
    /// <summary>A little.</summary>
    Low,

    /// <summary>What it does by itself.</summary>
    Medium,

    /// <summary>Hard.</summary>
    High,
}
