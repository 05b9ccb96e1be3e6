namespace BytePair.Budgeting;

/// <summary>What a model is for, and by which part of the API it is called.</summary>
public enum ModelKind
{
    /// <summary>It isn't known.</summary>
    Unknown,

    /// <summary>Conversations, through chat completions and responses.</summary>
    Chat,

    /// <summary>Conversations through responses alone.</summary>
    ResponsesOnly,

    /// <summary>Text that goes on where a text ends (the older completions).</summary>
    Completion,

    /// <summary>Text changed by an instruction (the oldest edits).</summary>
    Edit,

    /// <summary>Vectors of numbers for texts.</summary>
    Embedding,

    /// <summary>Conversations that take and give sound, message by message.</summary>
    AudioChat,

    /// <summary>Conversations in sound over an open connection.</summary>
    Realtime,

    /// <summary>Text written down from sound.</summary>
    SpeechToText,

    /// <summary>Sound read from text.</summary>
    TextToSpeech,

    /// <summary>Pictures.</summary>
    Image,

    /// <summary>Films.</summary>
    Video,

    /// <summary>Judgements whether a text is acceptable.</summary>
    Moderation,
}
