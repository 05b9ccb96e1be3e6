using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Costs;

/// <summary>A bill is exact, says which prices it is by, and isn't written where a price isn't known.</summary>
public sealed class CostCalculatorTests
{
    [Fact]
    public void Each_part_has_its_price()
    {
        TokenUsage usage = new() { InputTokens = 10_000, CachedInputTokens = 4_000, OutputTokens = 1_000, ReasoningTokens = 400 };
        TokenCost cost = CostCalculator.ForModel("gpt-4o").Calculate(usage);
        Assert.Equal(0.015m, cost.Input);
        Assert.Equal(0.005m, cost.CachedInput);
        Assert.Equal(0.006m, cost.Output);
        Assert.Equal(0.004m, cost.Reasoning);
        Assert.Equal(0.030m, cost.Total);
        Assert.False(cost.IsLongContext);
        Assert.Same(usage, cost.Usage);
        Assert.Equal("gpt-4o", cost.ModelName);
        Assert.Equal(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), cost.PricesAsOf);
        Assert.Equal("$0.03 for gpt-4o (prices as of 2026-11-21)", cost.ToString());
    }

    [Theory]
    [InlineData("gpt-5.4", 272_000, 2.5, 15)]
    [InlineData("gpt-5.4", 272_001, 5, 22.5)]
    [InlineData("gpt-6-sol", 272_000, 2, 10)]
    [InlineData("gpt-6-sol", 272_001, 4, 15)]
    [InlineData("gpt-6.2-astra", 900_000, 16, 60)]
    public void Above_the_threshold_the_whole_request_is_dearer(string model, long input, double inputPrice, double outputPrice)
    {
        TokenCost cost = CostCalculator.ForModel(model).Calculate(new() { InputTokens = input, OutputTokens = 1000 });
        Assert.Equal(input > 272_000, cost.IsLongContext);
        Assert.Equal(input * (decimal)inputPrice / 1_000_000, cost.Input);
        Assert.Equal(1000 * (decimal)outputPrice / 1_000_000, cost.Output);
    }

    [Fact]
    public void Cached_tokens_count_towards_the_threshold()
    {
        TokenCost cost = CostCalculator.ForModel("gpt-5.5").Calculate(new() { InputTokens = 300_000, CachedInputTokens = 299_000 });
        Assert.True(cost.IsLongContext);
        Assert.Equal(0.01m + 0.299m, cost.Total);
    }

    [Fact]
    public void A_price_that_is_not_known_is_not_nothing()
    {
        // No price of cached input is known for gpt-4, but without such tokens none is needed.
        CostCalculator gpt4 = CostCalculator.ForModel("gpt-4");
        Assert.Equal(0.03m, gpt4.Calculate(new() { InputTokens = 1000 }).Total);
        UnknownPriceException refusal = Assert.Throws<UnknownPriceException>(() => gpt4.Calculate(new() { InputTokens = 1000, CachedInputTokens = 1 }));
        Assert.Contains("cached input of gpt-4 ", refusal.Message, StringComparison.Ordinal);
        Assert.False(gpt4.TryCalculate(new() { InputTokens = 1000, CachedInputTokens = 1 }, out TokenCost? cost));
        Assert.Null(cost);

        Assert.Throws<UnknownPriceException>(() => CostCalculator.ForModel("gpt-oss-20b").Calculate(new() { InputTokens = 1 }));
        Assert.Throws<UnknownPriceException>(() => CostCalculator.ForModel("gpt-4o-nova").Calculate(new() { OutputTokens = 1 }));
        Assert.Throws<UnknownPriceException>(() => CostCalculator.ForModel("gpt-5.4-pro").Calculate(new() { InputTokens = 300_000, CachedInputTokens = 1 }));
        Assert.Throws<UnknownPriceException>(() => CostCalculator.ForModel("text-embedding-3-small").Calculate(new() { InputTokens = 1, OutputTokens = 1 }));
        Assert.Equal(0, CostCalculator.ForModel("gpt-oss-20b").Calculate(new()).Total);
    }

    [Fact]
    public void What_is_free_costs_nothing() =>
        Assert.Equal(0, CostCalculator.ForModel("omni-moderation-latest").Calculate(new() { InputTokens = 1_000_000 }).Total);

    [Fact]
    public void Embeddings_cost_what_their_texts_do() =>
        Assert.Equal(0.03m, CostCalculator.ForModel("text-embedding-3-small").Calculate(new() { InputTokens = 1_500_000 }).Total);

    [Fact]
    public void A_user_s_prices_are_taken()
    {
        ModelInfo model = new("mine") { Prices = new ModelPrices { Input = 0.1m, Output = 0.3m } };
        TokenCost cost = new CostCalculator(model).Calculate(new() { InputTokens = 3, OutputTokens = 1 });
        Assert.Equal(0.0000006m, cost.Total);
        Assert.Null(cost.PricesAsOf);
        Assert.Equal("$0.0000006 for mine (prices as of a day not known)", cost.ToString());
    }

    [Fact]
    public void A_part_is_no_larger_than_its_whole()
    {
        CostCalculator calculator = CostCalculator.ForModel("gpt-4o");
        Assert.Contains("CachedInputTokens is 2", Assert.Throws<ArgumentException>(() => calculator.Calculate(new() { InputTokens = 1, CachedInputTokens = 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("ReasoningTokens is 2", Assert.Throws<ArgumentException>(() => calculator.TryCalculate(new() { OutputTokens = 1, ReasoningTokens = 2 }, out _)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenUsage { InputTokens = -1 });
    }

    [Fact]
    public void Any_number_of_tokens_is_billed_exactly()
    {
        Gen<(long Input, long Cached, long Output)> usages =
            from input in Gen.Choose(0, int.MaxValue).Select(number => (long)number * number)
            from cached in Gen.Choose(0, int.MaxValue).Select(number => Math.Min(number, input))
            from output in Gen.Choose(0, int.MaxValue).Select(number => (long)number << 32)
            select (input, cached, output);
        CostCalculator calculator = new(new ModelInfo("mine") { Prices = new() { Input = 999_999.999999m, CachedInput = 0.000001m, Output = 0.3m } });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(usages), usage =>
        {
            TokenCost cost = calculator.Calculate(new() { InputTokens = usage.Input, CachedInputTokens = usage.Cached, OutputTokens = usage.Output });
            Assert.Equal(usage.Cached * 0.000001m + (usage.Input - usage.Cached) * 999_999.999999m + usage.Output * 0.3m, cost.Total * 1_000_000);
        }));
    }
}
