using BytePair.Budgeting.Tests.Prompts;
using BytePair.Tests.Properties;

namespace BytePair.Budgeting.Tests.Counting;

/// <summary>What holds of the count of any prompt.</summary>
public sealed class CountingProperties
{
    private static readonly ChatTokenCounter[] Counters =
    [
        .. new[] { "gpt-3.5-turbo-0301", "gpt-4", "gpt-4o", "o1", "gpt-5", "gpt-5.1" }
            .Select(ChatTokenCounter.ForModel)
            .Select(counter => ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Skip })),
    ];

    [Fact]
    public void A_prompt_takes_what_its_items_take() => Invariant.Holds(AnyPrompt.OfAnything, any => Each(any.Value, (counter, prompt, count) =>
    {
        Assert.Equal(count.Items.Sum(item => item.Tokens), count.TotalTokens);
        Assert.Equal(count.Items.Sum(item => item.ErrorTokens), count.ErrorTokens);
        Assert.Equal(count.Items.All(item => item.IsExact), count.IsExact);
        Assert.All(count.Items, item => Assert.False(item.IsExact && item.ErrorTokens > 0));
    }));

    [Fact]
    public void Messages_and_the_rest_add_up_to_the_prompt() => Invariant.Holds(AnyPrompt.OfAnything, any => Each(any.Value, (counter, prompt, count) =>
    {
        MessageTokenCount[] messages = [.. prompt.Messages.Select(counter.CountMessage)];
        PromptOverheadCount rest = counter.CountOverhead(prompt);
        Assert.Equal(count.TotalTokens, messages.Sum(message => message.Tokens) + rest.Tokens + rest.TokensWith(messages.FirstOrDefault(message => message.IsSystem)));
        Assert.Equal(count.ErrorTokens, messages.Sum(message => message.ErrorTokens) + rest.ErrorTokens);
        Assert.Equal(count.UncountedParts, messages.Sum(message => message.UncountedParts) + rest.UncountedParts);
        Assert.Equal(count.Items, ChatTokenCounter.Combine(messages, rest).Items);
    }));

    /// <summary>The one thing that takes tokens away is that tools and the first system message share a message.</summary>
    [Fact]
    public void A_further_message_takes_no_tokens_away_but_those_that_tools_share() => Invariant.Holds(AnyPrompt.OfAnything, any => Each(any.Value, (counter, prompt, count) =>
    {
        for (int length = 0; length < prompt.Messages.Count; length++)
        {
            long shorter = counter.Count(prompt with { Messages = [.. prompt.Messages.Take(length)] }).TotalTokens;
            long longer = counter.Count(prompt with { Messages = [.. prompt.Messages.Take(length + 1)] }).TotalTokens;
            Assert.True(longer >= shorter + Math.Min(0, counter.Rules.Tools.TokensWithSystemMessage));
        }
    }), cases: 200);

    [Fact]
    public void Equal_prompts_take_the_same() => Invariant.Holds(AnyPrompt.OfAnything, any => Each(any.Value, (counter, prompt, count) =>
        Assert.Equal(count.Items, counter.Count(prompt with { Messages = [.. prompt.Messages.Select(message => message with { Parts = [.. message.Parts] })] }).Items)));

    private static void Each(ChatPrompt prompt, Action<ChatTokenCounter, ChatPrompt, PromptCount> check)
    {
        foreach (ChatTokenCounter counter in Counters)
        {
            check(counter, prompt, counter.Count(prompt));
        }
    }
}
