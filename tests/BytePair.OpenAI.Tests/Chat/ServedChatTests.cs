using System.ClientModel;
using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Chat;

namespace BytePair.OpenAI.Tests.Chat;

/// <summary>Chats sent by the SDK's client over a socket: what is counted before is what arrives.</summary>
public sealed class ServedChatTests(Served served) : IClassFixture<Served>
{
    private static readonly BinaryData Schema = BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}""");

    [Fact]
    public async Task What_is_counted_is_what_is_sent_and_billed()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4o");
        ChatMessage[] messages =
        [
            new SystemChatMessage("Be brief."),
            new UserChatMessage(ChatMessageContentPart.CreateTextPart("What is this?"), ChatMessageContentPart.CreateImagePart(Picture.Png(800, 600), "image/png", ChatImageDetailLevel.High)),
        ];
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 100, ToolChoice = ChatToolChoice.CreateNoneChoice() };
        options.Tools.Add(ChatTool.CreateFunctionTool("weather", "The weather of a city", Schema));
        PromptCount count = counter.Count(messages, options);

        ChatCompletion completion = await served.Chat().CompleteChatAsync(messages, options);

        Assert.Equal(messages.ToChatRequest(options).Prompt, ChatRequest.Parse(served.Last.Body).Prompt);
        Assert.Equal(count.TotalTokens, completion.Usage.InputTokenCount);
        Assert.Equal("You said: What is this?", completion.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
    }

    [Fact]
    public async Task A_tool_is_called_and_answered_and_the_answer_goes_on()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4o");
        ChatCompletionOptions options = new() { Tools = { ChatTool.CreateFunctionTool("weather", "The weather of a city", Schema) } };
        List<ChatMessage> messages = [new UserChatMessage("Call weather, please.")];
        ChatCompletion call = await served.Chat().CompleteChatAsync(messages, options);
        Assert.Equal((ChatFinishReason.ToolCalls, "weather"), (call.FinishReason, call.ToolCalls.Single().FunctionName));

        messages.Add(new AssistantChatMessage(call));
        messages.Add(new ToolChatMessage(call.ToolCalls[0].Id, "Snow."));
        ChatCompletion answer = await served.Chat().CompleteChatAsync(messages, options);

        Assert.Equal("The tool said: Snow.", answer.Content[0].Text);
        Assert.Equal(counter.Count(messages, options).TotalTokens, answer.Usage.InputTokenCount);
    }

    /// <summary>The service refuses what is too long; what was cut it takes, and one token more it doesn't.</summary>
    [Fact]
    public async Task A_chat_that_is_cut_to_the_window_is_taken_and_a_longer_one_refused()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4");
        ChatMessage[] chat = [new SystemChatMessage("Be brief."), .. Enumerable.Range(0, 12).Select(i => new UserChatMessage(string.Concat(Enumerable.Repeat($"word{i} ", 400))))];
        ChatCompletionOptions options = new() { MaxOutputTokenCount = 200 };
        ClientResultException e = await Assert.ThrowsAsync<ClientResultException>(() => served.Chat("gpt-4").CompleteChatAsync(chat, options));
        Assert.Equal(400, e.Status);
        Assert.Contains("context_length_exceeded", e.Message, StringComparison.Ordinal);

        FittedChat fitted = counter.FitToBudget(chat, ContextBudget.ForModel("gpt-4"), options);
        ChatCompletion completion = await served.Chat("gpt-4").CompleteChatAsync(fitted.Messages, options);
        Assert.Equal(fitted.Report.Count.TotalTokens, completion.Usage.InputTokenCount);

        int room = 8192 - completion.Usage.InputTokenCount;
        await served.Chat("gpt-4").CompleteChatAsync(fitted.Messages, new ChatCompletionOptions { MaxOutputTokenCount = room });
        await Assert.ThrowsAsync<ClientResultException>(() => served.Chat("gpt-4").CompleteChatAsync(fitted.Messages, new ChatCompletionOptions { MaxOutputTokenCount = room + 1 }));
    }

    [Theory]
    [InlineData("no-such-model", 404, "model_not_found")]
    [InlineData("text-embedding-3-small", 400, "isn't one for chats")]
    public async Task A_model_that_does_not_chat_is_refused(string model, int status, string says)
    {
        ClientResultException e = await Assert.ThrowsAsync<ClientResultException>(() => served.Chat(model).CompleteChatAsync("Hi"));
        Assert.Equal(status, e.Status);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }
}
