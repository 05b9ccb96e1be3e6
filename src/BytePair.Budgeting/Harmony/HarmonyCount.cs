namespace BytePair.Budgeting;

/// <summary>What a harmony conversation takes, message by message. The figures are exact.</summary>
public sealed class HarmonyCount
{
    internal HarmonyCount(IReadOnlyList<HarmonyMessageCount> messages, int endingTokens, int totalTokens)
    {
        Messages = messages;
        EndingTokens = endingTokens;
        TotalTokens = totalTokens;
    }

    /// <summary>The tokens of the messages, in their order.</summary>
    public IReadOnlyList<HarmonyMessageCount> Messages { get; }

    /// <summary>The tokens behind the last message: those of <c>&lt;|start|&gt;assistant</c>, or none.</summary>
    public int EndingTokens { get; }

    /// <summary>All tokens.</summary>
    public int TotalTokens { get; }
}
