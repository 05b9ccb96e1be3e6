using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Fitting;

/// <summary>Conversations as people and programs had them, a third with tools.</summary>
public sealed class RealConversationTests
{
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4o");

    [SharedFact]
    public void Each_conversation_is_cut_to_three_quarters_and_written_again()
    {
        Failures failures = new();
        int dropped = 0;
        int line = 0;
        foreach (string json in Conversations())
        {
            failures.Check($"line {++line}", () =>
            {
                ChatRequest request = ChatRequest.Parse(json);
                PromptCount before = Counter.Count(request.Prompt);
                ContextBudget budget = new((int)(before.TotalTokens * 3 / 4));
                ConversationFitter fitter = new(Counter, new FittingOptions { CutsLargestTexts = true });
                if (!fitter.TryFit(request.Prompt, budget, out FittedPrompt? fitted))
                {
                    Assert.True(Counter.Count(request.Prompt with { Messages = [.. request.Prompt.Messages.Where(message => message.Role == PromptRole.System)] }) is var rules
                        && rules.TotalTokens + rules.ErrorTokens > budget.InputLimit - 60);
                    return;
                }

                ChatRequest again = ChatRequest.Parse((request with { Prompt = fitted.Prompt }).ToJson());
                PromptCount after = Counter.Count(again.Prompt);
                Assert.InRange(after.TotalTokens + after.ErrorTokens, 1, budget.InputLimit);
                Assert.Null(ToolRules.FirstBreach(again.Prompt.Messages));
                Assert.Equal(fitted.Prompt, again.Prompt);
                Assert.Contains(fitted.Messages, message => message.Outcome != FittingOutcome.Kept);
                dropped += fitted.Dropped.Count;
            });
        }

        failures.AssertNone();
        Assert.True(dropped > 600, $"Only {dropped} messages were dropped.");
    }

    /// <summary>The longest conversation of the file, an agent's with its tools, in a fifth less than it takes.</summary>
    [SharedFact]
    public void The_longest_conversation_keeps_its_rules_and_its_newest_messages()
    {
        ChatPrompt prompt = Conversations().Select(json => ChatRequest.Parse(json).Prompt).MaxBy(prompt => prompt.Messages.Count)!;
        Assert.Equal(42, prompt.Messages.Count);
        FittedPrompt fitted = new ConversationFitter(Counter).Fit(prompt, maxTokens: (int)Counter.Count(prompt).TotalTokens * 4 / 5);
        Assert.Equal(PromptRole.System, fitted.Prompt.Messages[0].Role);
        Assert.Equal(prompt.Messages[^1], fitted.Prompt.Messages[^1]);
        Assert.InRange(fitted.Dropped.Count, 1, 40);
        Assert.Equal(prompt.Messages.Skip(1).Take(fitted.Dropped.Count), fitted.Dropped);
        Assert.Null(ToolRules.FirstBreach(fitted.Prompt.Messages));
        Assert.True(fitted.Usage.Fits);
    }

    private static IEnumerable<string> Conversations() => File.ReadLines(Repository.SharedPathOf("corpora", "chat.jsonl"));
}
