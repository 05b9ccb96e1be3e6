using BytePair.Budgeting;
using BytePair.Tests.Properties;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Reducing;

/// <summary>What holds of every chat that is reduced.</summary>
public sealed class ReducingProperties
{
    private static readonly ChatTokenCounter[] Counters = [.. new[] { "gpt-4o", "gpt-5" }
        .Select(ChatTokenCounter.ForModel)
        .Select(counter => ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Estimate }))];

    [Fact]
    public void A_reduced_chat_fits_when_it_is_counted_again() => Holds((any, counter, reduced) =>
    {
        PromptCount count = counter.Count(reduced, any.Options);
        Assert.InRange(count.TotalTokens + count.ErrorTokens, 0, any.MaxTokens);
    });

    [Fact]
    public void No_call_and_no_result_is_without_the_other() => Holds((_, _, reduced) =>
    {
        for (int i = 0; i < reduced.Length; i++)
        {
            Assert.All(reduced[i].Contents.OfType<FunctionResultContent>(), result =>
                Assert.Contains(reduced.Take(i), message => message.Contents.OfType<FunctionCallContent>().Any(call => call.CallId == result.CallId)));
            bool isAtTheEnd = reduced.Skip(i).All(message => message.Contents.Any(content => content is FunctionCallContent or FunctionResultContent or TextReasoningContent));
            Assert.All(reduced[i].Contents.OfType<FunctionCallContent>(), call =>
                Assert.True(isAtTheEnd || reduced.Skip(i + 1).Any(message => message.Contents.OfType<FunctionResultContent>().Any(result => result.CallId == call.CallId))));
        }
    });

    [Fact]
    public void What_stays_are_the_messages_themselves_in_their_order() => Holds((any, _, reduced) =>
    {
        int next = 0;
        int cut = 0;
        foreach (ChatMessage message in reduced)
        {
            int found = Array.FindIndex(any.Messages, next, other => ReferenceEquals(other, message));
            cut += found < 0 ? 1 : 0;
            next = found < 0 ? next : found + 1;
        }

        Assert.True(any.Cuts || cut == 0);
    });

    [Fact]
    public void Rules_and_pinned_messages_stay() => Holds((any, _, reduced) =>
        Assert.All(any.Messages.Where(message => message.Role == ChatRole.System || message.AuthorName == "pinned"), message => Assert.Contains(reduced, kept => ReferenceEquals(kept, message))));

    /// <summary>A chat has the tokens of the prompt that it is, counted by the library that knows the rules.</summary>
    [Fact]
    public void A_chat_has_the_tokens_of_its_prompt() => Invariant.Holds(AnyChat.Any, any =>
    {
        foreach (ChatTokenCounter counter in Counters)
        {
            ChatPrompt prompt = any.Messages.ToChatPrompt(any.Options);
            PromptCount expected = counter.Count(prompt);
            PromptCount actual = counter.Count(any.Messages, any.Options);
            Assert.Equal((expected.TotalTokens, expected.ErrorTokens), (actual.TotalTokens, actual.ErrorTokens));
            Assert.Equal(any.Messages.Length + (any.Options is null ? 0 : 1), prompt.Messages.Count);
        }
    }, cases: 200);

    private static void Holds(Action<AnyChat, ChatTokenCounter, ChatMessage[]> check, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => Invariant.Holds(
        AnyChat.Any,
        any =>
        {
            foreach (ChatTokenCounter counter in Counters)
            {
                ChatMessage[] before = [.. any.Messages.Select(message => message.Clone())];
                FittingOptions fitting = new() { RequiredNewest = any.RequiredNewest, CutsLargestTexts = any.Cuts, MinCutTokens = 1 };
                TokenBudgetChatReducer reducer = new(counter, new ContextBudget(any.MaxTokens), fitting)
                {
                    ChatOptions = any.Options,
                    IsPinned = message => message.AuthorName == "pinned",
                    Priority = message => message.AuthorName == "dear" ? 1 : 0,
                };
                try
                {
                    check(any, counter, [.. reducer.ReduceAsync(any.Messages, CancellationToken.None).Result]);
                }
                catch (PromptTooLongException e)
                {
                    Assert.True(e.ExcessTokens > 0);
                }

                Assert.Equal(before.Select(message => message.Text), any.Messages.Select(message => message.Text));
            }
        },
        cases: 300,
        name);
}
