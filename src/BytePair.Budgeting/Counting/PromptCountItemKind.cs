namespace BytePair.Budgeting;

/// <summary>What an item of a count is.</summary>
public enum PromptCountItemKind
{
    /// <summary>What each message takes besides its parts: its frame, the role, the name.</summary>
    Message,

    /// <summary>Text.</summary>
    Text,

    /// <summary>An image.</summary>
    Image,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A file.</summary>
    File,

    /// <summary>A call of a tool.</summary>
    ToolCall,

    /// <summary>What a tool answered.</summary>
    ToolResult,

    /// <summary>Reasoning of an earlier turn.</summary>
    Reasoning,

    /// <summary>A part that nobody can know the tokens of, and that was left out.</summary>
    Uncounted,

    /// <summary>The tools.</summary>
    Tools,

    /// <summary>What tells the model to call no tool, or which.</summary>
    ToolChoice,

    /// <summary>The schema of the answer.</summary>
    ResponseFormat,

    /// <summary>What opens the model's answer.</summary>
    Reply,

    /// <summary>What tools and a system message take less, or more, since they share a message. It may be negative.</summary>
    SystemWithTools,

    /// <summary>A part that is counted by the text of its JSON, since nothing else is known of it.</summary>
    Other,

    /// <summary>The request as a whole, where what its parts take isn't known.</summary>
    Request,
}
