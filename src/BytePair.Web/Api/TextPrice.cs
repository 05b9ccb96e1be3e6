using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>What tokens cost, in US dollars.</summary>
/// <param name="Input">If they are sent to the model.</param>
/// <param name="Output">If the model writes them; null where that isn't known, or it writes nothing.</param>
/// <param name="IsLongContext">Whether the model's prices for long contexts hold.</param>
/// <param name="AsOf">The day of the prices.</param>
internal sealed record TextPrice(decimal? Input, decimal? Output, bool IsLongContext, DateOnly? AsOf)
{
    /// <summary>Null where no model is named, or it has no known price.</summary>
    public static TextPrice? Of(ModelInfo? model, long tokens)
    {
        if (model?.Prices is null)
        {
            return null;
        }

        var calculator = new CostCalculator(model);
        bool hasInput = calculator.TryCalculate(new TokenUsage { InputTokens = tokens }, out TokenCost? input);
        bool hasOutput = calculator.TryCalculate(new TokenUsage { OutputTokens = tokens }, out TokenCost? output);
        return hasInput || hasOutput
            ? new TextPrice(input?.Total, output?.Total, input?.IsLongContext ?? false, ApiNames.DayOf(model.Prices.AsOf ?? model.AsOf))
            : null;
    }
}
