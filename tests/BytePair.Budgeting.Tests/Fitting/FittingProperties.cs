using BytePair.Tests.Properties;

namespace BytePair.Budgeting.Tests.Fitting;

/// <summary>What holds of every conversation that is fitted, whatever it is.</summary>
public sealed class FittingProperties
{
    private static readonly ChatTokenCounter[] Counters = [ChatTokenCounter.ForModel("gpt-4o"), ChatTokenCounter.ForModel("gpt-3.5-turbo"), ChatTokenCounter.ForModel("gpt-5")];

    [Fact]
    public void A_fitted_prompt_counted_again_fits() => Holds((any, counter, fitted) =>
    {
        PromptCount again = counter.Count(fitted.Prompt);
        Assert.InRange(again.TotalTokens + again.ErrorTokens, 0, any.MaxTokens);
        Assert.Equal((again.TotalTokens, again.ErrorTokens), (fitted.Count.TotalTokens, fitted.Count.ErrorTokens));
        Assert.Equal(any.MaxTokens - again.TotalTokens - again.ErrorTokens, fitted.Usage.TokensLeft);
    });

    [Fact]
    public void No_call_and_no_answer_is_without_the_other() => Holds((_, _, fitted) =>
        Assert.Null(ToolRules.FirstBreach(fitted.Prompt.Messages)));

    [Fact]
    public void Calls_and_answers_have_the_same_fate() => Holds((any, _, fitted) =>
    {
        for (int i = 0; i < any.Messages.Length; i++)
        {
            foreach (ToolResultPart answer in any.Messages[i].Parts.OfType<ToolResultPart>())
            {
                int call = ToolRules.LatestCall(any.Messages, answer.CallId, i);
                Assert.Equal(call >= 0 && fitted.Messages[call].Result is not null, fitted.Messages[i].Result is not null);
            }
        }
    });

    [Fact]
    public void Rules_and_pinned_messages_stay_as_they_were() => Holds((any, _, fitted) =>
    {
        for (int i = 0; i < any.Messages.Length; i++)
        {
            if (any.Messages[i].Role is PromptRole.System or PromptRole.Developer || any.Messages[i].Name == "pinned")
            {
                Assert.Equal(FittingOutcome.Kept, fitted.Messages[i].Outcome);
                Assert.Contains(fitted.Messages[i].Reason, new[] { FittingReason.Rules, FittingReason.Pinned });
            }
        }
    });

    [Fact]
    public void The_report_says_what_is_so() => Holds((any, counter, fitted) =>
    {
        Assert.Equal(any.Messages, fitted.Messages.Select(message => message.Original));
        Assert.Equal(fitted.Messages.Where(message => message.Result is not null).Select(message => message.Result), fitted.Prompt.Messages.Where(message => !ReferenceEquals(message, fitted.Summary)));
        Assert.Equal(fitted.Messages.Where(message => message.Outcome == FittingOutcome.Dropped).Select(message => message.Original), fitted.Dropped);
        Assert.All(fitted.Messages, message =>
        {
            Assert.Equal(counter.CountMessage(message.Original).Tokens, message.OriginalTokens);
            Assert.Equal(message.Result is null ? 0 : counter.CountMessage(message.Result).Tokens, message.Tokens);
            Assert.Equal(message.Reason >= FittingReason.NoRoom, message.Outcome == FittingOutcome.Dropped);
            Assert.True(message.Outcome != FittingOutcome.Cut || message.Reason == FittingReason.Newest);
        });
    });

    /// <summary>No gap: of messages of one priority that belong to no tool, one goes only if all before it do.</summary>
    [Fact]
    public void The_oldest_go_first() => Holds((any, _, fitted) =>
    {
        if (any.Options.Unit == FittingUnit.Message)
        {
            foreach (IGrouping<string?, FittedMessage> equals in fitted.Messages.Where(message => IsPlain(any.Messages, message.Index) && message.Reason is FittingReason.HadRoom or FittingReason.NoRoom).GroupBy(message => message.Original.Name))
            {
                Assert.Equal(equals.OrderByDescending(message => message.Outcome == FittingOutcome.Dropped).ThenBy(message => message.Index), equals);
            }
        }
    });

    [Fact]
    public void What_is_dropped_for_room_is_summed_up_in_its_place() => Invariant.Holds(AnyConversation.Any, any =>
    {
        foreach (ChatTokenCounter counter in Counters)
        {
            FittedPrompt fitted;
            IReadOnlyList<PromptMessage>? asked = null;
            try
            {
                fitted = new ConversationFitter(counter, any.Options).Fit(any.Prompt, any.MaxTokens, request =>
                {
                    asked = request.Messages;
                    Assert.InRange(request.MaxTextTokens, 1, any.Options.SummaryTokens);
                    return PromptMessage.System(string.Concat(Enumerable.Repeat(" word", any.MaxTokens)));
                });
            }
            catch (PromptTooLongException)
            {
                continue;
            }

            PromptCount again = counter.Count(fitted.Prompt);
            Assert.InRange(again.TotalTokens + again.ErrorTokens, 0, any.MaxTokens);
            Assert.Null(ToolRules.FirstBreach(fitted.Prompt.Messages));
            Assert.Equal(asked is null, fitted.Summary is null);
            if (asked is not null)
            {
                Assert.Equal(fitted.Messages.Where(message => message.Reason == FittingReason.NoRoom).Select(message => message.Original), asked);
                Assert.Same(fitted.Summary, fitted.Prompt.Messages[fitted.SummaryIndex]);
            }
        }
    });

    private static bool IsPlain(PromptMessage[] messages, int index) =>
        messages[index].Role != PromptRole.Tool
        && messages[index].Parts.All(part => part is TextPart)
        && (index == 0 || messages[index - 1].Parts.All(part => part is not (ReasoningPart or ToolCallPart)));

    private static void Holds(Action<AnyConversation, ChatTokenCounter, FittedPrompt> check, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => Invariant.Holds(
        AnyConversation.Any,
        any =>
        {
            foreach (ChatTokenCounter counter in Counters)
            {
                ConversationFitter fitter = new(counter, any.Options);
                if (fitter.TryFit(any.Prompt, new ContextBudget(any.MaxTokens), out FittedPrompt? fitted))
                {
                    check(any, counter, fitted);
                }
                else
                {
                    Assert.True(Assert.Throws<PromptTooLongException>(() => fitter.Fit(any.Prompt, any.MaxTokens)).ExcessTokens > 0);
                }
            }
        },
        cases: 300,
        name);
}
