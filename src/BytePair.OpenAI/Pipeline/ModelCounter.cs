using BytePair.Budgeting;

namespace BytePair.OpenAI.Pipeline;

/// <summary>How a model counts, and what it takes.</summary>
/// <param name="name">Its name as requests give it.</param>
/// <param name="model">What is known of it.</param>
internal sealed class ModelCounter(string name, ModelInfo model)
{
    public string Name => name;

    public ModelInfo Model => model;

    /// <summary>Null if it isn't known which encoding the model reads.</summary>
    public BpeTokenizer? Tokenizer { get; } = model.EncodingName is null ? null : model.GetTokenizer();

    /// <summary>Counts what can be counted; null if it isn't known how, or the model isn't one for chats.</summary>
    public ChatTokenCounter? Chat { get; } = ChatOf(model);

    /// <summary>What the prompt may have beside so much output; null if it isn't known.</summary>
    public long? MaxPromptTokens(int? maxOutputTokens) =>
        model.ContextWindow is null && model.MaxInputTokens is null ? null : (ContextBudget.ForModel(model) with { ReservedOutputTokens = maxOutputTokens ?? 0 }).InputLimit;

    private static ChatTokenCounter? ChatOf(ModelInfo model)
    {
        if (model.EncodingName is null)
        {
            return null;
        }

        ChatCountingRules rules;
        try
        {
            rules = ChatCountingRules.ForModel(model) with { UncountableParts = UncountablePartHandling.Skip };
        }
        catch (ArgumentException)
        {
            // Not one for chats, or of an encoding that no rules are known for.
            return null;
        }

        return ChatTokenCounter.Create(model.GetTokenizer(), rules);
    }
}
