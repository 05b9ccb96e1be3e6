using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>A message of a conversation. Immutable; two messages are equal if what they say is.</summary>
/// <example>
/// <code>
/// PromptMessage message = PromptMessage.User("What is in this picture?", ImagePart.OfSize(1024, 768));
/// int parts = message.Parts.Count;    // 2
/// </code>
/// </example>
public sealed record PromptMessage
{
    /// <summary>Makes a message of text.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public PromptMessage(PromptRole role, string text)
        : this(role, [new TextPart(text)])
    {
    }

    /// <summary>Makes a message of parts.</summary>
    /// <param name="role">Who speaks.</param>
    /// <param name="parts">What is said, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the parts is null.</exception>
    public PromptMessage(PromptRole role, IEnumerable<PromptPart> parts)
    {
        Role = role;
        Parts = ValueList<PromptPart>.Of(parts, nameof(parts));
    }

    /// <summary>Who speaks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public PromptRole Role
    {
        get;
        init => field = value is >= PromptRole.System and <= PromptRole.Function
            ? value
            : throw ThrowHelper.UndefinedValue(value, nameof(value));
    }

    /// <summary>The name of who speaks, or of the function that answers; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>What is said, in order: texts and images, then the calls of tools.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the parts is null.</exception>
    public IReadOnlyList<PromptPart> Parts
    {
        get;
        init => field = ValueList<PromptPart>.Of(value, nameof(value));
    }

    /// <summary>The texts of the parts, one after the other; those of tool results too.</summary>
    public string Text => PromptTexts.Join(Parts);

    /// <summary>The JSON that the message was read from, so that members which this library doesn't know are written back.</summary>
    /// <remarks>No part of what a message says: it is left out of comparison.</remarks>
    internal PromptSource? Source { get; init; }

    /// <summary>A message of the rules of the conversation, for models before the o-series.</summary>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// string text = PromptMessage.System("You are a helpful assistant.").Text;    // You are a helpful assistant.
    /// </code>
    /// </example>
    public static PromptMessage System(string text) => new(PromptRole.System, text);

    /// <summary>A message of the rules of the conversation, for the o-series and later models.</summary>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptRole role = PromptMessage.Developer("You are a helpful assistant.").Role;    // Developer
    /// </code>
    /// </example>
    public static PromptMessage Developer(string text) => new(PromptRole.Developer, text);

    /// <summary>A message of the user.</summary>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptRole role = PromptMessage.User("Hello!").Role;    // User
    /// </code>
    /// </example>
    public static PromptMessage User(string text) => new(PromptRole.User, text);

    /// <summary>A message of the user with images, sound or files.</summary>
    /// <param name="text">What is said first.</param>
    /// <param name="others">What follows it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> or <paramref name="others"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the parts is null.</exception>
    /// <example>
    /// <code>
    /// PromptMessage message = PromptMessage.User("What is in this picture?", ImagePart.OfSize(1024, 768));
    /// int parts = message.Parts.Count;    // 2
    /// </code>
    /// </example>
    public static PromptMessage User(string text, params PromptPart[] others) =>
        new(PromptRole.User, [new TextPart(text), .. others ?? throw new ArgumentNullException(nameof(others))]);

    /// <summary>A message of the model.</summary>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptRole role = PromptMessage.Assistant("Hello! How can I help?").Role;    // Assistant
    /// </code>
    /// </example>
    public static PromptMessage Assistant(string text) => new(PromptRole.Assistant, text);

    /// <summary>A message of the model that calls tools.</summary>
    /// <param name="calls">The calls.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calls"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the calls is null.</exception>
    /// <example>
    /// <code>
    /// PromptMessage message = PromptMessage.Assistant(new ToolCallPart("call_1", "get_weather", """{"city":"Oslo"}"""));
    /// string name = ((ToolCallPart)message.Parts[0]).Name;    // get_weather
    /// </code>
    /// </example>
    public static PromptMessage Assistant(params ToolCallPart[] calls) => new(PromptRole.Assistant, calls);

    /// <summary>A message of what a tool answered.</summary>
    /// <param name="callId">The <see cref="ToolCallPart.Id"/> of the call.</param>
    /// <param name="text">The answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callId"/> or <paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptMessage message = PromptMessage.ToolResult("call_1", """{"celsius":7}""");
    /// PromptRole role = message.Role;    // Tool
    /// </code>
    /// </example>
    public static PromptMessage ToolResult(string callId, string text) => new(PromptRole.Tool, [new ToolResultPart(callId, text)]);

    /// <inheritdoc/>
    public bool Equals(PromptMessage? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Role == other.Role && string.Equals(Name, other.Name, StringComparison.Ordinal) && Parts.Equals(other.Parts));

    /// <inheritdoc/>
    public override int GetHashCode() => (Role, Name, Parts).GetHashCode();
}
