using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>How many tokens a chat takes besides its texts. Immutable; own rules are a copy of others, changed with <c>with</c>.</summary>
/// <remarks>
/// The rules for messages of gpt-3.5, gpt-4 and gpt-4o are those of OpenAI's cookbook ("How to count tokens with tiktoken"), which shows that the
/// service counts the same. Those of later models are inferred from single counts, and are estimates; <see cref="Source"/> says from which.
/// </remarks>
/// <example>
/// <code>
/// ChatCountingRules rules = ChatCountingRules.Gpt4o with { Name = "my gateway", TokensPerReply = 5 };
/// var counter = ChatTokenCounter.Create(BpeTokenizer.ForEncoding("o200k_base"), rules);
/// long tokens = counter.Count(new ChatPrompt([PromptMessage.User("hello")])).TotalTokens;    // 10
/// </code>
/// </example>
public sealed record ChatCountingRules
{
    /// <summary>Makes rules that are those of gpt-4o but for their name, and say that they are estimates.</summary>
    /// <param name="name">The name, as the items of a count give it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ChatCountingRules(string name) => Name = name;

    /// <summary>gpt-3.5-turbo-0301, the first of all: four tokens a message, one fewer for a name.</summary>
    public static ChatCountingRules Gpt35Turbo0301 => ChatRuleTable.Gpt35Turbo0301;

    /// <summary>gpt-3.5-turbo, gpt-4, gpt-4-turbo.</summary>
    public static ChatCountingRules Gpt4 => ChatRuleTable.Gpt4;

    /// <summary>gpt-4o, gpt-4.1 and their smaller ones.</summary>
    public static ChatCountingRules Gpt4o => ChatRuleTable.Gpt4o;

    /// <summary>o1 and o3-mini: an estimate.</summary>
    public static ChatCountingRules O1 => ChatRuleTable.O1;

    /// <summary>o3 and o4-mini: an estimate.</summary>
    public static ChatCountingRules O3 => ChatRuleTable.O3;

    /// <summary>gpt-5, gpt-5-mini, gpt-5-nano: an estimate.</summary>
    public static ChatCountingRules Gpt5 => ChatRuleTable.Gpt5;

    /// <summary>gpt-5.1 and later: an estimate, with a wide error for tools.</summary>
    public static ChatCountingRules Gpt51 => ChatRuleTable.Gpt51;

    /// <summary>gpt-oss behind a service that adds a system message of its own: an estimate. What is rendered here is counted exactly by the rules of harmony.</summary>
    public static ChatCountingRules GptOss => ChatRuleTable.GptOss;

    /// <summary>The name of the rules, as the items of a count give it.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Name
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Where the rules are from; empty if nobody said.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Source
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = string.Empty;

    /// <summary>Whether the service is known to count messages of text in this way.</summary>
    public bool AreMessagesExact { get; init; }

    /// <summary>What each message takes besides its role, name and parts.</summary>
    public int TokensPerMessage { get; init; } = 3;

    /// <summary>What a name takes besides its text.</summary>
    public int TokensPerName { get; init; } = 1;

    /// <summary>What opens the answer: once for each prompt.</summary>
    public int TokensPerReply { get; init; } = 3;

    /// <summary>By how many tokens the service may count what opens the answer otherwise.</summary>
    public int ReplyErrorTokens { get; init; }

    /// <summary>What a message of the model takes more than others.</summary>
    public int TokensPerAssistantMessage { get; init; }

    /// <summary>By how many tokens the service may count a message of the model otherwise.</summary>
    public int AssistantMessageErrorTokens { get; init; }

    /// <summary>What the answer of a function takes more (or less, below zero) in the older form of requests.</summary>
    public int TokensPerFunctionMessage { get; init; } = -2;

    /// <summary>What the call of a tool takes besides its name and arguments.</summary>
    public int TokensPerToolCall { get; init; } = 3;

    /// <summary>By how many tokens the service may count a call, or an answer to a call, otherwise. No count of one is known in public.</summary>
    public int ToolCallErrorTokens { get; init; } = 4;

    /// <summary>How many tokens tools take.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ToolCountingRules Tools
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = new();

    /// <summary>How many tokens images take; null for a model that isn't known to read any.</summary>
    public ImageRules? Images { get; init; }

    /// <summary>What to do with a part of which nobody can know the tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public UncountablePartHandling UncountableParts
    {
        get;
        init => field = value is >= UncountablePartHandling.Refuse and <= UncountablePartHandling.Estimate
            ? value
            : throw ThrowHelper.UndefinedValue(value, nameof(value));
    }

    /// <summary>The rules of a model.</summary>
    /// <param name="modelName">Its name, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats.</exception>
    /// <example>
    /// <code>
    /// ChatCountingRules rules = ChatCountingRules.ForModel("gpt-5-mini");
    /// string name = rules.Name;    // gpt-5-mini
    /// </code>
    /// </example>
    public static ChatCountingRules ForModel(string modelName) =>
        ForModel(ModelCatalog.Default.Find(modelName ?? throw new ArgumentNullException(nameof(modelName))).Model);

    /// <summary>The rules of a model: those of its family, or else those that models of its encoding have.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats.</exception>
    /// <example>
    /// <code>
    /// ModelInfo model = new("my-model") { EncodingName = "cl100k_base" };
    /// bool exact = ChatCountingRules.ForModel(model).AreMessagesExact;    // False
    /// </code>
    /// </example>
    public static ChatCountingRules ForModel(ModelInfo model) =>
        ChatRuleTable.Find(model ?? throw new ArgumentNullException(nameof(model)));
}
