using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting;

/// <summary>What a system message of the harmony format says. Immutable; two are equal if what they say is.</summary>
/// <remarks>Unless set, it is what the models were trained on. OpenAI advises to leave the identity as it is, and to give instructions in a developer message.</remarks>
/// <example>
/// <code>
/// HarmonySystemContent system = new() { CurrentDate = "2025-06-28", ReasoningEffort = HarmonyReasoningEffort.High };
/// HarmonyConversation conversation = new([HarmonyMessage.System(system), HarmonyMessage.User("What is 2 + 2?")]);
/// int tokens = HarmonyRenderer.CountTokens(conversation);    // 75
/// </code>
/// </example>
public sealed record HarmonySystemContent
{
    private static readonly ValueList<string> AllChannels =
        ValueList<string>.Of([HarmonyChannels.Analysis, HarmonyChannels.Commentary, HarmonyChannels.Final], nameof(ValidChannels));

    /// <summary>Who the model is, or null to say nothing of it.</summary>
    public string? ModelIdentity { get; init; } = "You are ChatGPT, a large language model trained by OpenAI.";

    /// <summary>Up to when the model knows the world, or null to say nothing of it.</summary>
    public string? KnowledgeCutoff { get; init; } = "2024-06";

    /// <summary>The date of the conversation, e.g. <c>2025-06-28</c>; null, unless set, to say nothing of it.</summary>
    public string? CurrentDate { get; init; }

    /// <summary>How hard to think, or null to say nothing of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public HarmonyReasoningEffort? ReasoningEffort
    {
        get;
        init => field = value is null or (>= HarmonyReasoningEffort.Low and <= HarmonyReasoningEffort.High)
            ? value
            : throw ThrowHelper.UndefinedValue(value.Value, nameof(value));
    } = HarmonyReasoningEffort.Medium;

    /// <summary>The channels that the model may speak on; empty to say nothing of them.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of the names is null.</exception>
    public IReadOnlyList<string> ValidChannels
    {
        get;
        init => field = ValueList<string>.Of(value, nameof(value));
    } = AllChannels;

    /// <summary>Built-in tools; none unless set. They are rendered in the order of their names.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    public IReadOnlyList<HarmonyToolNamespace> Tools
    {
        get;
        init => field = ValueList<HarmonyToolNamespace>.Of(value, nameof(value));
    } = ValueList<HarmonyToolNamespace>.Empty;
}
