namespace BytePair.Budgeting.Prompts;

/// <summary>Where in a request a message or a part stood.</summary>
internal enum PromptSourceForm
{
    /// <summary>An object in the list of messages, of parts or of items.</summary>
    Object,

    /// <summary>A text that stands for a message or a part: <c>"input": "Hello"</c>, <c>"content": "Hello"</c>.</summary>
    Text,

    /// <summary>The request's member <c>instructions</c>.</summary>
    Instructions,
}
