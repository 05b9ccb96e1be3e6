using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Budgets;

public sealed class ContextBudgetTests
{
    [Fact]
    public void The_window_is_shared_by_prompt_and_output()
    {
        ContextBudget budget = ContextBudget.ForModel("gpt-4o") with { ReservedOutputTokens = 1_000 };
        Assert.Equal((128_000, 16_384, null, 127_000), (budget.ContextWindow, budget.MaxOutputTokens, budget.MaxInputTokens, budget.InputLimit));
        Assert.Equal((127_000L, true, 16_384), Seen(budget.Measure(0)));
        Assert.Equal((7_000L, true, 8_000), Seen(budget.Measure(120_000)));
        Assert.Equal((0L, true, 1_000), Seen(budget.Measure(127_000)));
        Assert.Equal((-1L, false, 999), Seen(budget.Measure(127_001)));
        Assert.Equal((-2_000L, false, 0), Seen(budget.Measure(129_000)));
    }

    /// <summary>Its window of 400,000 leaves the prompt no more than 272,000, however short the answer.</summary>
    [Fact]
    public void An_input_limit_holds_whatever_is_set_aside()
    {
        ContextBudget budget = ContextBudget.ForModel("gpt-5") with { ReservedOutputTokens = 10, ReservedReasoningTokens = 20 };
        Assert.Equal((272_000, 30), (budget.InputLimit, budget.ReservedTokens));
        Assert.Equal((0L, true, 128_000), Seen(budget.Measure(272_000)));
        Assert.Equal((-1L, false, 0), Seen(budget.Measure(272_001)));
    }

    [Fact]
    public void No_more_is_set_aside_than_the_model_can_give()
    {
        ContextBudget budget = new(1_000) { MaxOutputTokens = 100, ReservedOutputTokens = 80, ReservedReasoningTokens = int.MaxValue };
        Assert.Equal((100, 900), (budget.ReservedTokens, budget.InputLimit));
        Assert.Equal(0, new ContextBudget(1_000) { ReservedOutputTokens = 2_000 }.InputLimit);
    }

    [Fact]
    public void The_tier_of_long_prompts_is_told_and_can_be_kept_out_of()
    {
        ContextBudget budget = ContextBudget.ForModel("gpt-5.4");
        Assert.Equal((922_000, 272_000), (budget.InputLimit, budget.LongContextOverTokens));
        Assert.Equal((false, 72_000L), (budget.Measure(200_000).IsLongContext, budget.Measure(200_000).TokensBelowLongContext));
        Assert.Equal((false, 0L), (budget.Measure(272_000).IsLongContext, budget.Measure(272_000).TokensBelowLongContext));
        Assert.Equal((true, 0L), (budget.Measure(272_001).IsLongContext, budget.Measure(272_001).TokensBelowLongContext));
        Assert.Equal(272_000, (budget with { StaysBelowLongContext = true }).InputLimit);
        ContextUsage other = ContextBudget.ForModel("gpt-4o").Measure(1);
        Assert.Equal((false, null), (other.IsLongContext, other.TokensBelowLongContext));
    }

    /// <summary>What may be asked for is what a request of that size is taken for: one token more breaks a limit.</summary>
    [Fact]
    public void The_greatest_output_is_within_every_limit_and_one_more_is_not() => Invariant.Holds(
        Arb.From(
            from window in Gen.Choose(1, 50)
            from input in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 60).Select(value => (int?)value))
            from output in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 60).Select(value => (int?)value))
            from reserved in Gen.Choose(0, 20)
            from prompt in Gen.Choose(0, 60)
            select (Budget: new ContextBudget(window) { MaxInputTokens = input, MaxOutputTokens = output, ReservedOutputTokens = reserved }, Prompt: prompt)),
        given =>
        {
            bool IsTaken(int wanted) =>
                given.Prompt + wanted <= given.Budget.ContextWindow && given.Prompt <= (given.Budget.MaxInputTokens ?? int.MaxValue) && wanted <= (given.Budget.MaxOutputTokens ?? int.MaxValue);

            ContextUsage usage = given.Budget.Measure(given.Prompt);
            Assert.Equal(Enumerable.Range(0, 100).LastOrDefault(IsTaken), usage.MaxOutputTokens);
            Assert.Equal(IsTaken(Math.Min(given.Budget.ReservedOutputTokens, Math.Min(given.Budget.ContextWindow, given.Budget.MaxOutputTokens ?? int.MaxValue))), usage.Fits);
            Assert.Equal(usage.Fits, given.Budget.Fits(given.Prompt));
        });

    [Fact]
    public void Parts_are_summed_and_shown()
    {
        ContextUsage usage = new ContextBudget(1_000) { ReservedOutputTokens = 200 }.Measure([new ContextPart("rules", 100), new ContextPart("history", 300)]);
        Assert.Equal((400L, 400L), (usage.PromptTokens, usage.TokensLeft));
        Assert.Equal([0.125, 0.375], usage.Parts.Select(usage.ShareOf));
        Assert.Equal("rules: 100\nhistory: 300\n400 of 800 tokens, 400 left, 600 for the output", usage.ToString());
    }

    [Fact]
    public void A_share_of_nothing_is_nothing_or_without_end()
    {
        ContextUsage usage = new ContextBudget(10) { ReservedOutputTokens = 10 }.Measure(0);
        Assert.Equal((0, 0.0, double.PositiveInfinity), (usage.Budget.InputLimit, usage.ShareOf(new ContextPart("none", 0)), usage.ShareOf(new ContextPart("some", 1))));
    }

    [Fact]
    public void A_counted_prompt_is_shared_out_by_kind_or_by_role()
    {
        ChatPrompt prompt = new([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!"), PromptMessage.Assistant("Hi!"), PromptMessage.User("Hello!")])
        {
            Tools = [new PromptTool("search")],
        };
        PromptCount count = ChatTokenCounter.ForModel("gpt-4o").Count(prompt);
        Assert.True(count.ErrorTokens > 0);
        ContextUsage usage = new ContextBudget(1_000).Measure(prompt, count);
        Assert.Equal(["System", "User", "Assistant"], usage.Parts.Take(3).Select(part => part.Name));
        Assert.Equal([10L, 12L, 6L], usage.Parts.Take(3).Select(part => part.Tokens));
        Assert.Contains(usage.Parts, part => part.Name == "Tools");
        Assert.Equal(count.TotalTokens, usage.Parts.Sum(part => part.Tokens));
        ContextUsage byKind = new ContextBudget(1_000).Measure(count);
        Assert.Equal(["Message", "Text"], byKind.Parts.Take(2).Select(part => part.Name));
        Assert.Equal(count.TotalTokens, byKind.Parts.Sum(part => part.Tokens));
        Assert.Contains("message 3", Assert.Throws<ArgumentException>(() => new ContextBudget(1).Measure(new ChatPrompt(prompt.Messages.Take(3)), count)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_count_may_be_wrong_by_is_reckoned_in()
    {
        PromptCount count = ChatTokenCounter.ForModel("gpt-4o").Count(new ChatPrompt([PromptMessage.User("Hello!")]) { Tools = [new PromptTool("search")] });
        ContextBudget budget = new((int)count.TotalTokens);
        Assert.False(budget.Fits(count));
        Assert.Equal((count.TotalTokens, count.ErrorTokens, -count.ErrorTokens), (budget.Measure(count).PromptTokens, budget.Measure(count).ErrorTokens, budget.Measure(count).TokensLeft));
        Assert.True((budget with { CountsErrors = false }).Fits(count));
        Assert.True((budget with { ContextWindow = (int)(count.TotalTokens + count.ErrorTokens) }).Fits(count));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1) { ReservedOutputTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1) { ReservedReasoningTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1) { MaxInputTokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1) { MaxOutputTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1).Measure(-1));
        Assert.Throws<ArgumentNullException>(() => ContextBudget.ForModel((string)null!));
        Assert.Throws<UnknownModelException>(() => ContextBudget.ForModel("no-such-model"));
        Assert.Contains("'mine'", Assert.Throws<ArgumentException>(() => ContextBudget.ForModel(new ModelInfo("mine"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContextBudget(1).Measure([new ContextPart("a", -1)]));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new ContextBudget(1).Measure([new ContextPart("a", 1), null!])).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => new ContextBudget(1).Measure([new ContextPart("a", long.MaxValue), new ContextPart("b", 1)]));
    }

    private static (long Left, bool Fits, int Output) Seen(ContextUsage usage) => (usage.TokensLeft, usage.Fits, usage.MaxOutputTokens);
}
