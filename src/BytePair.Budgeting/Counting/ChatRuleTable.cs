namespace BytePair.Budgeting.Counting;

/// <summary>The rules of model families, and which model is of which.</summary>
internal static class ChatRuleTable
{
    private const string Cookbook = "openai/openai-cookbook, How to count tokens with tiktoken, sections 6 and 7: equal to the service's counts";

    /// <summary>
    /// The first message of ai-tokenizer's calibration takes 5 instead of 6, so that the reply takes 2: "&lt;|start|>assistant" without the
    /// "&lt;|message|>" that others had.
    /// </summary>
    private const string Calibration = "coder/ai-tokenizer (MIT), src/models.json, measured on the service in 2025";

    public static ChatCountingRules Gpt4 { get; } = new("gpt-4") { Source = Cookbook, AreMessagesExact = true };

    public static ChatCountingRules Gpt35Turbo0301 { get; } = Gpt4 with { Name = "gpt-3.5-turbo-0301", TokensPerMessage = 4, TokensPerName = -1 };

    /// <summary>
    /// A request with tools and no system message was measured at 6 tokens less than the rule says (ai-tokenizer, gpt-4-turbo to gpt-4.1);
    /// with one, the cookbook's counts are those of the rule.
    /// </summary>
    public static ChatCountingRules Gpt4Turbo { get; } = Gpt4 with { Name = "gpt-4-turbo", Tools = new ToolCountingRules { ErrorTokens = 6 } };

    public static ChatCountingRules Gpt4o { get; } = Gpt4Turbo with { Name = "gpt-4o" };

    public static ChatCountingRules O1 { get; } = new("o1")
    {
        Source = Calibration,
        TokensPerReply = 2,
        ReplyErrorTokens = 1,
        Tools = new ToolCountingRules { TokensPerRequest = 6, ErrorTokens = 6 },
    };

    /// <summary>
    /// A pair of messages took one token more in each, which is what "&lt;|channel|>final" in the model's own message comes to. It isn't
    /// known for sure, so that the error is as large.
    /// </summary>
    public static ChatCountingRules O3 { get; } = O1 with { Name = "o3", TokensPerAssistantMessage = 2, AssistantMessageErrorTokens = 2 };

    /// <summary>
    /// Two counts that samples of the service show are met: a developer and a user message, 18; one word to gpt-5-pro, 7.
    /// </summary>
    public static ChatCountingRules Gpt5 { get; } = O3 with { Name = "gpt-5", Tools = new ToolCountingRules { TokensPerRequest = 11, ErrorTokens = 8 } };

    public static ChatCountingRules Gpt5Small { get; } = Gpt5 with { Name = "gpt-5-mini", Tools = Gpt5.Tools with { TokensPerRequest = 8 } };

    /// <summary>Tools bring some 90 hidden tokens with gpt-5.1. Whether they do with each later model isn't known: the error covers both.</summary>
    public static ChatCountingRules Gpt51 { get; } = Gpt5 with { Name = "gpt-5.1", Tools = Gpt5.Tools with { TokensPerRequest = 90, ErrorTokens = 90 } };

    /// <summary>The service's own system message, measured at two providers as 66 and 68 tokens with the frame of the first message.</summary>
    public static ChatCountingRules GptOss { get; } = O3 with
    {
        Name = "gpt-oss",
        TokensPerReply = 64,
        ReplyErrorTokens = 8,
        Tools = new ToolCountingRules { TokensPerRequest = 27, ErrorTokens = 8 },
    };

    /// <summary>Families by the beginning of the name; the longest that fits counts.</summary>
    private static readonly KeyValuePair<string, ChatCountingRules>[] Families =
    [
        new("gpt-3.5-turbo-0301", Gpt35Turbo0301),
        new("gpt-3.5", Gpt4),
        new("gpt-35", Gpt4),
        new("gpt-4", Gpt4),
        new("gpt-4-turbo", Gpt4Turbo),
        new("gpt-4-1106", Gpt4Turbo),
        new("gpt-4-0125", Gpt4Turbo),
        new("gpt-4o", Gpt4o),
        new("gpt-4o-audio", Estimated(Gpt4o)),
        new("gpt-4o-realtime", Estimated(Gpt4o)),
        new("gpt-4o-mini-audio", Estimated(Gpt4o)),
        new("gpt-4o-mini-realtime", Estimated(Gpt4o)),
        new("chatgpt-4o", Gpt4o),
        new("gpt-4.1", Gpt4o),
        new("gpt-4.5", Estimated(Gpt4o)),
        new("gpt-audio", Estimated(Gpt4o)),
        new("gpt-realtime", Estimated(Gpt4o)),
        new("o1", O1),
        new("o3", O3),
        new("o3-mini", O1),
        new("o4", O3),
        new("codex-mini", O3),
        new("computer-use-preview", O3),
        new("gpt-5", Gpt5),
        new("gpt-5-mini", Gpt5Small),
        new("gpt-5-nano", Gpt5Small),
        new("gpt-5.", Gpt51),
        new("gpt-6", Gpt51),
        new("gpt-oss", GptOss),
    ];

    public static ChatCountingRules Find(ModelInfo model)
    {
        if (model.Kind is not (ModelKind.Chat or ModelKind.ResponsesOnly or ModelKind.AudioChat or ModelKind.Realtime or ModelKind.Unknown))
        {
            throw new ArgumentException($"The model '{model.Name}' isn't one for chats (it is {model.Kind}). Count its text with BpeTokenizer.", nameof(model));
        }

        string name = model.BaseModel ?? model.Name;
        ChatCountingRules rules = OfFamily(name) ?? OfEncoding(model.EncodingName, model.Name, nameof(model));
        return ImageRules.TryForModel(name, out ImageRules? images) ? rules with { Images = images } : rules;
    }

    public static ChatCountingRules OfEncoding(string? encodingName, string what, string parameter) => encodingName switch
    {
        "cl100k_base" => Estimated(Gpt4),
        "o200k_base" => Estimated(Gpt4o),
        "o200k_harmony" => GptOss,
        _ => throw new ArgumentException($"No rules are known for chats of '{what}'. Give your own with ChatTokenCounter.Create.", parameter),
    };

    private static ChatCountingRules? OfFamily(string name)
    {
        ChatCountingRules? rules = null;
        int longest = 0;
        foreach (KeyValuePair<string, ChatCountingRules> family in Families)
        {
            if (family.Key.Length > longest && name.StartsWith(family.Key, StringComparison.Ordinal))
            {
                (longest, rules) = (family.Key.Length, family.Value);
            }
        }

        return rules;
    }

    private static ChatCountingRules Estimated(ChatCountingRules rules) => rules with { AreMessagesExact = false };
}
