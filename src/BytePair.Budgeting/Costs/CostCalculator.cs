using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting.Costs;
using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>Says what requests to a model cost, before or after they are sent, by the prices of a catalogue.</summary>
/// <remarks>
/// <para>
/// Arithmetic is decimal and exact. Input from the provider's cache has its own price; hidden reasoning is billed as output. Where a model
/// has prices for long contexts and the input is longer than these begin at, cached tokens counted, the whole request is billed by them.
/// </para>
/// <para>
/// Prices are those of the standard tier and of text: discounts for batches and the prices of sound and pictures aren't known here. A price
/// that isn't known is never taken for nothing: the request isn't priced, unless it has no tokens of that kind.
/// </para>
/// <para>Immutable and safe for any number of threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var calculator = CostCalculator.ForModel("gpt-4o");
/// var usage = new TokenUsage { InputTokens = 10_000, CachedInputTokens = 4_000, OutputTokens = 1_000 };
/// TokenCost cost = calculator.Calculate(usage);
/// decimal total = cost.Total;                     // 0.030
/// Console.WriteLine(cost);                        // $0.03 for gpt-4o (prices as of 2026-11-21)
/// </code>
/// </example>
public sealed class CostCalculator
{
    private const decimal TokensOfPrice = 1_000_000;

    /// <summary>A calculator for a model, whose prices may be one's own.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public CostCalculator(ModelInfo model)
    {
        ThrowHelper.IfNull(model, nameof(model));
        Model = model;
    }

    /// <summary>The model.</summary>
    public ModelInfo Model { get; }

    /// <summary>A calculator for a model of the library's catalogue.</summary>
    /// <param name="modelName">A name that <see cref="ModelCatalog.Find"/> understands.</param>
    /// <returns>The calculator. A name that is only of a known family has no prices.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <example>
    /// <code>
    /// var calculator = CostCalculator.ForModel("text-embedding-3-small");
    /// decimal total = calculator.Calculate(new TokenUsage { InputTokens = 1_500_000 }).Total;     // 0.03
    /// </code>
    /// </example>
    public static CostCalculator ForModel(string modelName)
    {
        ThrowHelper.IfNull(modelName, nameof(modelName));
        return new CostCalculator(ModelCatalog.Default.Find(modelName).Model);
    }

    /// <summary>What a request costs.</summary>
    /// <param name="usage">Its tokens. To know the most that a request can cost before it is sent, give the limit of its output as the output.</param>
    /// <returns>The cost, part by part, and the day of the prices.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    /// <exception cref="ArgumentException">More tokens are cached than there are in the input, or more are reasoning than there are in the output.</exception>
    /// <exception cref="UnknownPriceException">A price that is needed isn't known.</exception>
    /// <example>
    /// <code>
    /// var calculator = CostCalculator.ForModel("gpt-5.4");
    /// TokenCost cost = calculator.Calculate(new TokenUsage { InputTokens = 300_000, OutputTokens = 10_000 });
    /// bool isLong = cost.IsLongContext;               // True
    /// decimal total = cost.Total;                     // 1.725
    /// </code>
    /// </example>
    public TokenCost Calculate(TokenUsage usage)
    {
        Check(usage);
        return CostOf(usage, out string? unknown) ?? throw CostErrors.UnknownPrice(Model.Name, unknown!);
    }

    /// <summary>What a request costs, if the prices that it needs are known.</summary>
    /// <param name="usage">Its tokens.</param>
    /// <param name="cost">The cost, part by part, and the day of the prices; null where the result is false.</param>
    /// <returns>False if a price that is needed isn't known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    /// <exception cref="ArgumentException">More tokens are cached than there are in the input, or more are reasoning than there are in the output.</exception>
    /// <example>
    /// <code>
    /// var calculator = CostCalculator.ForModel("gpt-oss-20b");
    /// bool isKnown = calculator.TryCalculate(new TokenUsage { InputTokens = 1_000 }, out TokenCost cost);      // False
    /// </code>
    /// </example>
    public bool TryCalculate(TokenUsage usage, [NotNullWhen(true)] out TokenCost? cost)
    {
        Check(usage);
        cost = CostOf(usage, out _);
        return cost is not null;
    }

    private static void Check(TokenUsage usage)
    {
        ThrowHelper.IfNull(usage, nameof(usage));
        if (usage.CachedInputTokens > usage.InputTokens)
        {
            throw CostErrors.PartAboveWhole(usage.CachedInputTokens, nameof(usage.CachedInputTokens), usage.InputTokens, nameof(usage.InputTokens), nameof(usage));
        }

        if (usage.ReasoningTokens > usage.OutputTokens)
        {
            throw CostErrors.PartAboveWhole(usage.ReasoningTokens, nameof(usage.ReasoningTokens), usage.OutputTokens, nameof(usage.OutputTokens), nameof(usage));
        }
    }

    /// <summary>The cost, or null and what has no price.</summary>
    private TokenCost? CostOf(TokenUsage usage, out string? unknown)
    {
        ModelPrices? prices = Model.Prices;
        LongContextPrices? tier = prices?.LongContext is { } longContext && usage.InputTokens > longContext.OverInputTokens ? longContext : null;
        decimal? input = Price(usage.InputTokens - usage.CachedInputTokens, tier is null ? prices?.Input : tier.Input);
        decimal? cached = Price(usage.CachedInputTokens, tier is null ? prices?.CachedInput : tier.CachedInput);
        decimal? output = Price(usage.OutputTokens - usage.ReasoningTokens, tier is null ? prices?.Output : tier.Output);
        decimal? reasoning = Price(usage.ReasoningTokens, tier is null ? prices?.Output : tier.Output);
        unknown = input is null ? "input" : cached is null ? "cached input" : output is null || reasoning is null ? "output" : null;
        return unknown is not null
            ? null
            : new TokenCost(Model.Name, usage)
            {
                Input = input!.Value,
                CachedInput = cached!.Value,
                Output = output!.Value,
                Reasoning = reasoning!.Value,
                IsLongContext = tier is not null,
                PricesAsOf = prices?.AsOf,
            };
    }

    /// <summary>What so many tokens cost; null if there are any and their price isn't known.</summary>
    private static decimal? Price(long tokens, decimal? price) => tokens == 0 ? 0 : tokens * price / TokensOfPrice;
}
