namespace BytePair.Budgeting;

/// <summary>Which part of OpenAI's API a request is for.</summary>
public enum ChatRequestKind
{
    /// <summary><c>POST /v1/chat/completions</c>: a list of messages.</summary>
    ChatCompletions,

    /// <summary><c>POST /v1/responses</c>: a text or a list of items as input.</summary>
    Responses,
}
