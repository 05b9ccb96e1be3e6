namespace BytePair.Budgeting.Prompts;

/// <summary>Where in a request a message or a part stood.</summary>
internal enum PromptSourceForm
{
    /// <summary>An object of a request for chat completions: a message, or a part of one.</summary>
    ChatObject,

    /// <summary>An object of a request for responses: an item, or a part of one.</summary>
    ResponsesObject,

    /// <summary>A text that stands for a message or a part: <c>"input": "Hello"</c>, <c>"content": "Hello"</c>.</summary>
    Text,

    /// <summary>The request's member <c>instructions</c>.</summary>
    Instructions,
}
