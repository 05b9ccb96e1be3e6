namespace BytePair.OpenAI;

/// <summary>Which part of the API a request is for, of those that take tokens.</summary>
public enum RequestKind
{
    /// <summary><c>chat/completions</c>.</summary>
    ChatCompletions,

    /// <summary><c>responses</c>.</summary>
    Responses,

    /// <summary><c>embeddings</c>.</summary>
    Embeddings,
}
