namespace BytePair.Budgeting;

/// <summary>How a rendered conversation ends.</summary>
public enum HarmonyEnding
{
    /// <summary>With the beginning of the model's next message (<c>&lt;|start|&gt;assistant</c>): what a model is sent to answer.</summary>
    NextTurn,

    /// <summary>With the end of the last message.</summary>
    LastMessage,

    /// <summary>The same, but a final answer at the end has <c>&lt;|return|&gt;</c> for <c>&lt;|end|&gt;</c>: what a model is trained on.</summary>
    Training,
}
