using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>What a text takes of a model's window.</summary>
/// <param name="Size">The tokens of the window.</param>
/// <param name="Share">The part of it that the text takes: 1 is all.</param>
/// <param name="Left">The tokens left of what a prompt may have; negative if it is too long.</param>
/// <param name="MaxOutput">The most tokens that the model can then answer with.</param>
internal sealed record WindowUse(int Size, double Share, long Left, int MaxOutput)
{
    /// <summary>Null where no model is named, or its window isn't known.</summary>
    public static WindowUse? Of(ModelInfo? model, long tokens)
    {
        if (model is null or { ContextWindow: null, MaxInputTokens: null })
        {
            return null;
        }

        var budget = ContextBudget.ForModel(model);
        ContextUsage usage = budget.Measure(tokens);
        return new WindowUse(budget.ContextWindow, (double)tokens / budget.ContextWindow, usage.TokensLeft, usage.MaxOutputTokens);
    }
}
