namespace BytePair.Budgeting;

/// <summary>Which of the model's analysis (its chain of thought) a conversation keeps when it is rendered.</summary>
public enum HarmonyAnalysis
{
    /// <summary>
    /// That of the turn which isn't over: what stands before a final answer that the user has replied to is left out, as the format's
    /// guide asks. Analysis between calls of tools stays until the answer.
    /// </summary>
    CurrentTurn,

    /// <summary>
    /// What the package openai-harmony keeps (commit ec7606d): if the model's last message is a final answer, analysis before the first
    /// final answer is left out, and no other. It differs from <see cref="CurrentTurn"/> from the third turn on.
    /// </summary>
    AfterFirstAnswer,

    /// <summary>All of it.</summary>
    All,
}
