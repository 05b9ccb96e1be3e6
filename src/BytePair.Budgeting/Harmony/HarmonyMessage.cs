using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>A message of the harmony format. Immutable; two messages are equal if what they say is.</summary>
/// <remarks>
/// Nothing in a message, neither its text nor a name, can become a control token: text that spells <c>&lt;|end|&gt;</c> is encoded
/// as ordinary text.
/// </remarks>
/// <example>
/// <code>
/// HarmonyMessage thought = HarmonyMessage.Assistant("Simple arithmetic.", HarmonyChannels.Analysis);
/// HarmonyMessage call = HarmonyMessage.ToolCall("functions.add", """{"a":2,"b":2}""");
/// string? recipient = call.Recipient;    // functions.add
/// </code>
/// </example>
public sealed record HarmonyMessage
{
    private HarmonyMessage(HarmonyRole role, params string[] texts)
    {
        Role = role;
        Texts = texts;
    }

    /// <summary>Who speaks.</summary>
    public HarmonyRole Role { get; }

    /// <summary>The name of who speaks, or null; of a tool, its name with that of its namespace, e.g. <c>functions.get_weather</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Who is spoken to, or null: the tool that is called, or <c>assistant</c> where a tool answers.</summary>
    public string? Recipient { get; init; }

    /// <summary>The channel (<see cref="HarmonyChannels"/>), or null.</summary>
    public string? Channel { get; init; }

    /// <summary>What the text is, e.g. <c>json</c> or <c>code</c>, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether the text was made to keep to <see cref="ContentType"/>, so that <c>&lt;|constrain|&gt;</c> stands before it.</summary>
    public bool IsConstrained { get; init; }

    /// <summary>What is said, in parts that follow one another without anything between; empty if <see cref="SystemContent"/> or <see cref="DeveloperContent"/> says it.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the parts is null.</exception>
    public IReadOnlyList<string> Texts
    {
        get;
        init => field = ValueList<string>.Of(value, nameof(value));
    }

    /// <summary>What a system message says, or null.</summary>
    public HarmonySystemContent? SystemContent { get; private init; }

    /// <summary>What a developer message says, or null.</summary>
    public HarmonyDeveloperContent? DeveloperContent { get; private init; }

    /// <summary>A system message.</summary>
    /// <param name="content">What it says.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyMessage message = HarmonyMessage.System(new HarmonySystemContent());
    /// HarmonyRole role = message.Role;    // System
    /// </code>
    /// </example>
    public static HarmonyMessage System(HarmonySystemContent content) =>
        new(HarmonyRole.System) { SystemContent = content ?? throw new ArgumentNullException(nameof(content)) };

    /// <summary>A developer message.</summary>
    /// <param name="content">What it says.</param>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyMessage message = HarmonyMessage.Developer(new HarmonyDeveloperContent { Instructions = "Be brief." });
    /// HarmonyRole role = message.Role;    // Developer
    /// </code>
    /// </example>
    public static HarmonyMessage Developer(HarmonyDeveloperContent content) =>
        new(HarmonyRole.Developer) { DeveloperContent = content ?? throw new ArgumentNullException(nameof(content)) };

    /// <summary>A message of the user.</summary>
    /// <param name="text">What is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// string text = HarmonyMessage.User("What is 2 + 2?").Texts[0];    // What is 2 + 2?
    /// </code>
    /// </example>
    public static HarmonyMessage User(string text) => new(HarmonyRole.User, Given(text, nameof(text)));

    /// <summary>A message of the model.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="channel">On which channel.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyMessage answer = HarmonyMessage.Assistant("2 + 2 = 4.");
    /// string? channel = answer.Channel;    // final
    /// </code>
    /// </example>
    public static HarmonyMessage Assistant(string text, string? channel = HarmonyChannels.Final) =>
        new(HarmonyRole.Assistant, Given(text, nameof(text))) { Channel = channel };

    /// <summary>A call of a function by the model, with arguments in JSON.</summary>
    /// <param name="recipient">The function with its namespace, e.g. <c>functions.get_weather</c>.</param>
    /// <param name="arguments">The arguments as the model wrote them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="recipient"/> or <paramref name="arguments"/> is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyMessage call = HarmonyMessage.ToolCall("functions.get_weather", """{"location":"Tokyo"}""");
    /// string? type = call.ContentType;    // json
    /// </code>
    /// </example>
    public static HarmonyMessage ToolCall(string recipient, string arguments) => new(HarmonyRole.Assistant, Given(arguments, nameof(arguments)))
    {
        Recipient = Given(recipient, nameof(recipient)),
        Channel = HarmonyChannels.Commentary,
        ContentType = "json",
        IsConstrained = true,
    };

    /// <summary>What a tool answered to the model.</summary>
    /// <param name="name">The tool with its namespace, e.g. <c>functions.get_weather</c>.</param>
    /// <param name="text">The answer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="text"/> is null.</exception>
    /// <example>
    /// <code>
    /// HarmonyMessage result = HarmonyMessage.ToolResult("functions.get_weather", """{"sunny":true}""");
    /// string? recipient = result.Recipient;    // assistant
    /// </code>
    /// </example>
    public static HarmonyMessage ToolResult(string name, string text) => new(HarmonyRole.Tool, Given(text, nameof(text)))
    {
        Name = Given(name, nameof(name)),
        Recipient = "assistant",
        Channel = HarmonyChannels.Commentary,
    };

    private static string Given(string argument, string parameter) => argument ?? throw new ArgumentNullException(parameter);
}
