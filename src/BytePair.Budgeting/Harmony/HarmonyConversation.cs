using BytePair.Budgeting.Harmony;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>A conversation in the harmony format, which models of the gpt-oss family read. Immutable; two are equal if what they say is.</summary>
/// <example>
/// <code>
/// HarmonyConversation conversation = new([HarmonyMessage.User("What is 2 + 2?")]);
/// string text = HarmonyRenderer.Render(conversation);    // &lt;|start|&gt;user&lt;|message|&gt;What is 2 + 2?&lt;|end|&gt;&lt;|start|&gt;assistant
/// int tokens = HarmonyRenderer.CountTokens(conversation);    // 14
/// </code>
/// </example>
public sealed record HarmonyConversation
{
    /// <summary>Makes a conversation of messages.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    public HarmonyConversation(IEnumerable<HarmonyMessage> messages) => Messages = ValueList<HarmonyMessage>.Of(messages, nameof(messages));

    /// <summary>The messages, the oldest first.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    public IReadOnlyList<HarmonyMessage> Messages
    {
        get;
        init => field = ValueList<HarmonyMessage>.Of(value, nameof(value));
    }

    /// <summary>Which of the model's analysis is kept when the conversation is rendered: <see cref="HarmonyAnalysis.CurrentTurn"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public HarmonyAnalysis Analysis
    {
        get;
        init => field = value is >= HarmonyAnalysis.CurrentTurn and <= HarmonyAnalysis.All ? value : throw ThrowHelper.UndefinedValue(value, nameof(value));
    }

    /// <summary>Says a prompt for chat models in the harmony format. Takes time linear in the prompt.</summary>
    /// <remarks>
    /// <para>
    /// The system and developer messages that the prompt begins with become the instructions of one developer message, with an empty
    /// line between two; later ones become developer messages of their own. Functions stand in the namespace <c>functions</c>.
    /// </para>
    /// <para>
    /// What the model said becomes a final answer, or a commentary where calls of tools stand beside it; reasoning becomes analysis;
    /// calls go to the commentary, and what tools answer comes back on it. The tools <c>web_search</c> and <c>code_interpreter</c> of
    /// the service become the built-in <c>browser</c> and <c>python</c>. The choice of a tool has no place in the format.
    /// </para>
    /// </remarks>
    /// <param name="prompt">The prompt.</param>
    /// <param name="system">What the system message says; null for what <see cref="HarmonySystemContent"/> says unless set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="ArgumentException">A tool's answer is to no call before it, or names no function.</exception>
    /// <exception cref="NotSupportedException">A message has a part that isn't text (these models read nothing else), or a tool is of the service alone or takes text of its own form.</exception>
    /// <example>
    /// <code>
    /// ChatPrompt prompt = new([PromptMessage.System("Be brief."), PromptMessage.User("What is 2 + 2?")]);
    /// HarmonyConversation conversation = HarmonyConversation.From(prompt);
    /// string? instructions = conversation.Messages[1].DeveloperContent?.Instructions;    // Be brief.
    /// </code>
    /// </example>
    public static HarmonyConversation From(ChatPrompt prompt, HarmonySystemContent? system = null) =>
        new PromptConversion(prompt ?? throw new ArgumentNullException(nameof(prompt))).ToConversation(system ?? new HarmonySystemContent());
}
