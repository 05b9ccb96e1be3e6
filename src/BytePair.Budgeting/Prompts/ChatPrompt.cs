using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>What a model is sent: the messages, the tools, the form of the answer. Immutable; two prompts are equal if what they say is.</summary>
/// <example>
/// <code>
/// ChatPrompt prompt = new([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!")]);
/// int messages = prompt.Messages.Count;    // 2
/// </code>
/// </example>
public sealed record ChatPrompt
{
    /// <summary>Makes a prompt of messages.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    public ChatPrompt(IEnumerable<PromptMessage> messages) => Messages = ValueList<PromptMessage>.Of(messages, nameof(messages));

    /// <summary>The messages, the oldest first.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    public IReadOnlyList<PromptMessage> Messages
    {
        get;
        init => field = ValueList<PromptMessage>.Of(value, nameof(value));
    }

    /// <summary>The tools that the model may call; none unless set.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the tools is null.</exception>
    public IReadOnlyList<PromptTool> Tools
    {
        get;
        init => field = ValueList<PromptTool>.Of(value, nameof(value));
    } = ValueList<PromptTool>.Empty;

    /// <summary>Whether the model calls tools, and which; null where the request doesn't say.</summary>
    public PromptToolChoice? ToolChoice { get; init; }

    /// <summary>The schema that the answer must keep to, or null for none.</summary>
    public PromptResponseFormat? ResponseFormat { get; init; }
}
