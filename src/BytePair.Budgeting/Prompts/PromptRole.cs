namespace BytePair.Budgeting;

/// <summary>Who speaks in a message.</summary>
public enum PromptRole
{
    /// <summary>The rules of the conversation, for models before the o-series.</summary>
    System,

    /// <summary>The rules of the conversation, for later models.</summary>
    Developer,

    /// <summary>The user.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>What a tool answered to a call of the model.</summary>
    Tool,

    /// <summary>What a function answered, in the older form of requests (<c>functions</c>, <c>function_call</c>).</summary>
    Function,
}
