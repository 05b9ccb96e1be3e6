using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Composing;

/// <summary>What holds of every prompt, whatever its pieces and its limit are.</summary>
public sealed class ComposingProperties
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Fact]
    public void A_prompt_counted_again_fits() => Invariant.Holds(AnyPrompt.Any, any =>
    {
        PromptBuilder builder = any.Build();
        if (!builder.TryCompose(Tokenizer, any.MaxTokens, out ComposedPrompt? prompt))
        {
            PromptTooLongException refused = Assert.Throws<PromptTooLongException>(() => builder.Compose(Tokenizer, any.MaxTokens));
            Assert.Equal(any.MaxTokens, refused.MaxTokens);
            Assert.True(refused.ExcessTokens > 0);
            Assert.True(builder.TryCompose(Tokenizer, (int)refused.TokenCount, out _));
            return;
        }

        Assert.Equal(Tokenizer.CountTokens(prompt.Text), prompt.TokenCount);
        Assert.Equal(any.MaxTokens, prompt.TokenCount + prompt.ReservedTokens + prompt.TokensLeft);
        Assert.True(prompt.TokensLeft >= 0);
    });

    [Fact]
    public void The_same_calls_give_the_same_prompt() => Invariant.Holds(AnyPrompt.Any, any =>
    {
        bool fits = any.Build().TryCompose(Tokenizer, any.MaxTokens, out ComposedPrompt? first);
        Assert.Equal(fits, any.Build().TryCompose(Tokenizer, any.MaxTokens, out ComposedPrompt? second));
        Assert.Equal(first?.Text, second?.Text);
        Assert.Equal(first?.Elements.Select(element => element.ToString()), second?.Elements.Select(element => element.ToString()));
    });

    [Fact]
    public void With_room_for_all_all_is_there() => Invariant.Holds(AnyPrompt.Any, any =>
    {
        ComposedPrompt prompt = any.Build().Compose(Tokenizer, 1_000_000);
        Assert.Equal(any.Whole, prompt.Text);
        Assert.All(prompt.Elements, element => Assert.True(element.Outcome is PromptOutcome.Kept or PromptOutcome.NotNeeded));
    });

    /// <summary>The way back from a prompt that has more tokens than its pieces. Both go where the excess is more than one of them has.</summary>
    [Fact]
    public void Where_texts_have_more_tokens_together_the_less_important_goes()
    {
        string[] texts = [.. Gen.Sample(SeamTexts.One, 400)];
        (string First, string Second)[] pairs = [.. texts.SelectMany(first => texts, (first, second) => (first, second)).Where(pair =>
            Tokenizer.CountTokens(pair.first + pair.second) > Tokenizer.CountTokens(pair.first) + Tokenizer.CountTokens(pair.second))];
        int kept = 0;
        Assert.All(pairs, pair =>
        {
            int sum = Tokenizer.CountTokens(pair.First) + Tokenizer.CountTokens(pair.Second);
            string text = new PromptBuilder().Text(pair.First, priority: 1).Text(pair.Second, priority: 0).Compose(Tokenizer, sum).Text;
            Assert.Contains(text, new[] { pair.First, "" });
            kept += text.Length == 0 ? 0 : 1;
            Assert.False(new PromptBuilder().Text(pair.First).Text(pair.Second).TryCompose(Tokenizer, sum, out _));
        });
        Assert.True(kept > 0, $"None of {pairs.Length} pairs kept its more important text.");
    }

    /// <summary>Not the sum of the parts decides whether what is required fits, but their whole.</summary>
    [Fact]
    public void Required_texts_fit_when_their_whole_fits() => Invariant.Holds(
        Arb.From(from texts in Gen.ListOf(SeamTexts.One) from limit in Gen.Choose(0, 30) select (Texts: texts.ToArray(), Limit: limit)),
        given =>
        {
            PromptBuilder builder = new();
            foreach (string text in given.Texts)
            {
                builder.Text(text);
            }

            int whole = Tokenizer.CountTokens(string.Concat(given.Texts));
            Assert.Equal(whole <= given.Limit, builder.TryCompose(Tokenizer, given.Limit, out _));
        });

    /// <summary>Where tokens add up, what comes is what a plain search by priority takes.</summary>
    [Fact]
    public void The_most_important_come_first() => Invariant.Holds(
        Arb.From(
            from texts in Gen.ListOf(Gen.Zip(SeamTexts.Words, Gen.Choose(0, 3)))
            from limit in Gen.Choose(0, 30)
            select (Texts: texts.ToArray(), Limit: limit)),
        given =>
        {
            PromptBuilder builder = new();
            foreach ((string text, int priority) in given.Texts)
            {
                builder.Text(text, priority);
            }

            int left = given.Limit;
            var expected = new bool[given.Texts.Length];
            foreach (int i in Enumerable.Range(0, expected.Length).OrderByDescending(i => given.Texts[i].Item2))
            {
                int tokens = given.Texts[i].Item1.Length / " word".Length;
                expected[i] = tokens <= left;
                left -= expected[i] ? tokens : 0;
            }

            ComposedPrompt prompt = builder.Compose(Tokenizer, given.Limit);
            Assert.Equal(expected, prompt.Elements.Select(element => element.Outcome == PromptOutcome.Kept));
            Assert.Equal(left, prompt.TokensLeft);
        });
}
