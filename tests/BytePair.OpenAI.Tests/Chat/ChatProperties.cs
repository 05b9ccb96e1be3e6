using BytePair.Budgeting;
using BytePair.Budgeting.Tests.Fitting;
using BytePair.Tests.Properties;
using OpenAI.Chat;

namespace BytePair.OpenAI.Tests.Chat;

/// <summary>What holds of any chat that is counted or cut.</summary>
public sealed class ChatProperties
{
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4o");

    private static readonly ChatCompletionOptions Options = new()
    {
        MaxOutputTokenCount = 50,
        Tools = { ChatTool.CreateFunctionTool("look_up", "Looks a word up", BinaryData.FromString("""{"type":"object","properties":{"word":{"type":"string"}}}""")) },
    };

    [Fact]
    public void A_chat_takes_what_its_messages_take_and_the_rest() => Invariant.Holds(
        AnyChat.OfAnything,
        chat =>
        {
            PromptCount count = Counter.Count(chat, Options);
            MessageTokenCount[] messages = [.. chat.Select(Counter.CountMessage)];
            PromptOverheadCount rest = Counter.CountOverhead(Array.Empty<ChatMessage>().ToChatRequest(Options).Prompt);
            Assert.Equal(ChatTokenCounter.Combine(messages, rest).TotalTokens, count.TotalTokens);
        },
        cases: 300);

    [Fact]
    public void What_is_cut_fits_and_is_what_was_given() => Invariant.Holds(
        AnyChat.OfAnything,
        chat =>
        {
            PromptCount whole = Counter.Count(chat, Options);
            foreach (double share in (double[])[0.4, 0.8, 1])
            {
                ContextBudget budget = new(Math.Max(1, (int)((whole.TotalTokens + whole.ErrorTokens) * share) + 50));
                FittedChat fitted;
                try
                {
                    fitted = Counter.FitToBudget(chat, budget, Options);
                }
                catch (PromptTooLongException)
                {
                    continue;
                }

                PromptCount count = Counter.Count(fitted.Messages, Options);
                Assert.True(count.TotalTokens + count.ErrorTokens + 50 <= budget.ContextWindow);
                Assert.Equal(fitted.Report.Count.TotalTokens, count.TotalTokens);
                Assert.Null(ToolRules.FirstBreach(fitted.Messages.ToChatRequest().Prompt.Messages));

                // The very instances, each once, kept and dropped alike in their order.
                Assert.Equal(chat.Where(message => fitted.Messages.Contains(message, ReferenceEqualityComparer.Instance)), fitted.Messages, Same);
                Assert.Equal(chat.Where(message => !fitted.Messages.Contains(message, ReferenceEqualityComparer.Instance)), fitted.Dropped, Same);
                Assert.True(share < 1 || fitted.Dropped.Count == 0);
            }
        },
        cases: 150);

    [Fact]
    public void What_is_made_of_a_chat_says_the_same() => Invariant.Holds(
        AnyChat.OfAnything,
        chat =>
        {
            ChatPrompt prompt = chat.ToChatRequest().Prompt;
            Assert.Equal(prompt, prompt.ToChatMessages().ToChatRequest().Prompt);
        },
        cases: 300);

    private static bool Same(ChatMessage left, ChatMessage right) => ReferenceEquals(left, right);
}
