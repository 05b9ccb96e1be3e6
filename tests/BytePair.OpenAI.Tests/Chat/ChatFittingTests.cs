using BytePair.Budgeting;
using OpenAI.Chat;

namespace BytePair.OpenAI.Tests.Chat;

/// <summary>Chats cut to what fits, and given back as messages of the SDK.</summary>
public sealed class ChatFittingTests
{
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4o");

    [Fact]
    public void A_call_goes_with_its_answers()
    {
        ChatMessage[] chat =
        [
            new SystemChatMessage("Be brief."),
            new UserChatMessage("What is the weather in Oslo, and in Rome?"),
            new AssistantChatMessage([Call("call_1", "Oslo"), Call("call_2", "Rome")]),
            new ToolChatMessage("call_1", "Snow, as ever, and more to come."),
            new ToolChatMessage("call_2", "Sun, as ever, and more to come."),
            new AssistantChatMessage("Snow and sun."),
            new UserChatMessage("Thanks!"),
        ];
        PromptCount whole = Counter.Count(chat);
        for (int limit = 30; limit <= whole.TotalTokens + whole.ErrorTokens; limit++)
        {
            FittedChat fitted = Counter.FitToBudget(chat, new ContextBudget(limit));
            int[] kept = [.. fitted.Messages.Select(message => Array.IndexOf(chat, message))];
            Assert.Equal(kept.Contains(2), kept.Contains(3));
            Assert.Equal(kept.Contains(2), kept.Contains(4));
            Assert.Contains(0, kept);
            Assert.Equal(6, kept[^1]);
        }
    }

    [Fact]
    public void Room_is_left_for_the_answer_that_is_asked_for()
    {
        ChatMessage[] chat = [.. Enumerable.Range(0, 30).Select(i => new UserChatMessage($"Remark {i}."))];
        ContextBudget budget = new(200);
        Assert.Empty(Counter.FitToBudget(chat[..20], budget).Dropped);
        FittedChat fitted = Counter.FitToBudget(chat[..20], budget, new ChatCompletionOptions { MaxOutputTokenCount = 100 });
        Assert.NotEmpty(fitted.Dropped);
        Assert.True(fitted.Report.Count.TotalTokens <= 100);
        Assert.Equal(100, fitted.Report.Usage.Budget.ReservedTokens);
    }

    /// <summary>The message that is cut is a new one, and all else of it stays.</summary>
    [Fact]
    public void A_long_text_is_cut_if_the_options_say_so()
    {
        ChatMessage[] chat =
        [
            new SystemChatMessage("Be brief."),
            new AssistantChatMessage([Call("call_1", "Oslo")]),
            new ToolChatMessage("call_1", string.Concat(Enumerable.Repeat("Snow and more snow. ", 100))),
        ];
        ConversationFitter fitter = new(Counter, new FittingOptions { CutsLargestTexts = true });
        FittedChat fitted = fitter.Fit(chat, new ContextBudget(100));
        Assert.Same(chat[1], fitted.Messages[1]);
        ToolChatMessage cut = Assert.IsType<ToolChatMessage>(fitted.Messages[2]);
        Assert.Equal("call_1", cut.ToolCallId);
        Assert.StartsWith(cut.Content[0].Text, chat[2].Content[0].Text, StringComparison.Ordinal);
        Assert.InRange(Counter.Count(fitted.Messages).TotalTokens, 60, 100);
        Assert.Equal(100 * "Snow and more snow. ".Length, chat[2].Content[0].Text.Length);
    }

    [Fact]
    public async Task A_summary_stands_where_messages_were_dropped()
    {
        ChatMessage[] chat = [new SystemChatMessage("Be brief."), .. Enumerable.Range(0, 40).Select(i => new UserChatMessage($"Remark {i}."))];
        ConversationFitter fitter = new(Counter, new FittingOptions { SummaryTokens = 30 });
        FittedChat fitted = await fitter.FitAsync(chat, new ContextBudget(120), async (request, cancellationToken) =>
        {
            await Task.Yield();
            return PromptMessage.Developer($"{request.Messages.Count} remarks came before.");
        });
        Assert.Same(chat[0], fitted.Messages[0]);
        Assert.Equal($"{fitted.Dropped.Count} remarks came before.", Assert.IsType<DeveloperChatMessage>(fitted.Messages[1]).Content[0].Text);
        Assert.Equal(chat[(fitted.Dropped.Count + 1)..], fitted.Messages.Skip(2));
    }

    [Fact]
    public void What_must_stay_and_does_not_fit_is_refused() => Assert.Throws<PromptTooLongException>(() =>
        Counter.FitToBudget(new ChatMessage[] { new UserChatMessage("What is the weather in Oslo, and in Rome?") }, new ContextBudget(10)));

    private static ChatToolCall Call(string id, string city) => ChatToolCall.CreateFunctionToolCall(id, "weather", BinaryData.FromString($$"""{"city":"{{city}}"}"""));
}
