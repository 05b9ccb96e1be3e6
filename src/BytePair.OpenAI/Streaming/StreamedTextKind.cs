namespace BytePair.OpenAI.Streaming;

/// <summary>What a text of a streamed answer is.</summary>
internal enum StreamedTextKind
{
    /// <summary>What the model says.</summary>
    Text,

    /// <summary>Why it doesn't answer.</summary>
    Refusal,

    /// <summary>The name of a function that it calls.</summary>
    CallName,

    /// <summary>The arguments of a call, or the code that it runs.</summary>
    CallArguments,

    /// <summary>What it thinks, where it shows that; summaries are said by nobody but the service.</summary>
    Reasoning,
}
