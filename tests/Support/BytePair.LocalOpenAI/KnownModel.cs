using BytePair.Budgeting;

namespace BytePair.LocalOpenAI;

/// <summary>What the server knows of a model that a request names: how to count for it, and what it takes.</summary>
internal sealed class KnownModel
{
    private KnownModel(string name, ModelInfo info)
    {
        Name = name;
        Info = info;
    }

    public string Name { get; }

    public ModelInfo Info { get; }

    public BpeTokenizer Tokenizer => Info.GetTokenizer();

    public static KnownModel Of(string? name) =>
        name is null ? throw ApiError.BadRequest("you must provide a model parameter", null, null)
        : ModelCatalog.Default.TryFind(name, out ModelMatch? match) && match.Model.EncodingName is not null ? new KnownModel(name, match.Model)
        : throw ApiError.NoModel(name);

    /// <summary>The tokens of a prompt. What nobody can count is nothing here, since there is nobody who reads it.</summary>
    public long CountPrompt(ChatPrompt prompt)
    {
        ChatCountingRules rules = ChatCountingRules.ForModel(Info) with { UncountableParts = UncountablePartHandling.Skip };
        return ChatTokenCounter.Create(Tokenizer, rules).Count(prompt).TotalTokens;
    }
}
