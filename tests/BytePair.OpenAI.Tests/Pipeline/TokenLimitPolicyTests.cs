using System.ClientModel;
using BytePair.Budgeting;
using BytePair.OpenAI.Tests.Support;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Responses;

namespace BytePair.OpenAI.Tests.Pipeline;

/// <summary>The policy in the SDK's real pipeline: what it counts, what it lets go, what it refuses, what it hears back.</summary>
public sealed class TokenLimitPolicyTests(Served served) : IClassFixture<Served>
{
    private readonly List<CountedRequest> counted = [];
    private readonly List<(CountedRequest Request, TokenUsage Usage)> answered = [];

    [Fact]
    public async Task A_chat_that_fits_goes_out_and_comes_back_with_its_usage()
    {
        ChatClient client = served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions()));
        ChatCompletion completion = await client.CompleteChatAsync(new SystemChatMessage("Be brief."), new UserChatMessage("Hello!"));
        Assert.Equal("You said: Hello!", completion.Content[0].Text);
        AssertAgrees(RequestKind.ChatCompletions, 128_000, completion.Usage.OutputTokenCount);

        // The same without a thread that waits for another.
        Assert.Equal("You said: Hi", client.CompleteChat(new UserChatMessage("Hi")).Value.Content[0].Text);
        Assert.Equal(answered[1].Request.Tokens, answered[1].Usage.InputTokens);
    }

    [Fact]
    public async Task Streams_pass_and_tell_at_their_end()
    {
        ChatClient chat = served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions()));
        string text = string.Empty;
        await foreach (StreamingChatCompletionUpdate update in chat.CompleteChatStreamingAsync(new UserChatMessage("Hello, wörld! 🙂")))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        }

        Assert.Equal("You said: Hello, wörld! 🙂", text);
        AssertAgrees(RequestKind.ChatCompletions, 128_000, Tokens("gpt-4o", text));

        counted.Clear();
        answered.Clear();
        ResponsesClient responses = served.Responses(Policy(new TokenLimitPolicyOptions()));
        text = string.Empty;
        await foreach (StreamingResponseUpdate update in responses.CreateResponseStreamingAsync(new CreateResponseOptions("gpt-5", [ResponseItem.CreateUserMessageItem("Hello!")]) { StreamingEnabled = true }))
        {
            text += (update as StreamingResponseOutputTextDeltaUpdate)?.Delta;
        }

        Assert.Equal("You said: Hello!", text);
        AssertAgrees(RequestKind.Responses, 272_000, Tokens("gpt-5", text));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_before_anything_is_sent()
    {
        int before = served.Server.Received.Count;
        ChatClient client = served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions { MaxPromptTokens = 20 }));
        UserChatMessage message = new(string.Concat(Enumerable.Repeat("word ", 100)));
        RequestTooLongException e = await Assert.ThrowsAsync<RequestTooLongException>(() => client.CompleteChatAsync(message));
        Assert.Throws<RequestTooLongException>(() => client.CompleteChat(message));
        Assert.Equal(before, served.Server.Received.Count);
        Assert.Equal((20, false), (e.Request.MaxTokens, e.Request.Fits));
        Assert.Contains($"{e.Request.Tokens} tokens, {e.Request.Tokens - 20} more than the 20", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, counted.Count);
        Assert.Empty(answered);
    }

    [Fact]
    public async Task The_window_of_the_model_counts_with_the_answer_that_is_asked_for()
    {
        ChatMessage[] chat = [new UserChatMessage(string.Concat(Enumerable.Repeat("word ", 4_000)))];
        ChatClient client = served.Chat("gpt-4", Policy(new TokenLimitPolicyOptions()));
        await client.CompleteChatAsync(chat, new ChatCompletionOptions { MaxOutputTokenCount = 4_000 });
        await Assert.ThrowsAsync<RequestTooLongException>(() => client.CompleteChatAsync(chat, new ChatCompletionOptions { MaxOutputTokenCount = 5_000 }));

        // Whoever wants to know what the service says of it, may.
        ChatClient open = served.Chat("gpt-4", Policy(new TokenLimitPolicyOptions { OversizedRequests = OversizedRequestHandling.Send }));
        await Assert.ThrowsAsync<ClientResultException>(() => open.CompleteChatAsync(chat, new ChatCompletionOptions { MaxOutputTokenCount = 5_000 }));
        ChatClient ignorant = served.Chat("gpt-4", Policy(new TokenLimitPolicyOptions { IgnoresModelLimits = true }));
        await Assert.ThrowsAsync<ClientResultException>(() => ignorant.CompleteChatAsync(chat, new ChatCompletionOptions { MaxOutputTokenCount = 5_000 }));
        Assert.Null(counted[^1].MaxTokens);
        Assert.Single(answered);
    }

    [Fact]
    public async Task What_cannot_be_counted_goes_out_or_not_as_chosen()
    {
        ChatMessage[] chat = [new UserChatMessage(ChatMessageContentPart.CreateTextPart("Hi"), ChatMessageContentPart.CreateFilePart("file-1"))];
        await served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions())).CompleteChatAsync(chat);
        Assert.NotNull(counted[^1].Uncounted);
        TokenLimitPolicyOptions strict = new() { UncountableRequests = UncountableRequestHandling.Refuse };
        RequestTooLongException e = await Assert.ThrowsAsync<RequestTooLongException>(() => served.Chat("gpt-4o", Policy(strict)).CompleteChatAsync(chat));
        Assert.True(e.Request.Fits);

        RequestTooLongException unknown = await Assert.ThrowsAsync<RequestTooLongException>(() => served.Chat("no-such-model", Policy(strict)).CompleteChatAsync("Hi"));
        Assert.Equal("no-such-model", unknown.Request.Model);
        ResponsesClient responses = served.Responses(Policy(strict));
        await Assert.ThrowsAsync<RequestTooLongException>(() => responses.CreateResponseAsync("gpt-4o", "Hi", previousResponseId: "resp_1"));

        ModelCatalog own = ModelCatalog.Default.With(new ModelInfo("no-such-model") { EncodingName = "o200k_base", ContextWindow = 1_000 });
        await Assert.ThrowsAsync<ClientResultException>(() => served.Chat("no-such-model", Policy(strict with { Models = own })).CompleteChatAsync("Hi"));
        Assert.Equal(1_000, counted[^1].MaxTokens);
    }

    [Fact]
    public async Task Embeddings_have_limits_of_their_own()
    {
        EmbeddingClient client = served.Embeddings("text-embedding-3-small", Policy(new TokenLimitPolicyOptions()));
        await client.GenerateEmbeddingAsync("Hello!", new EmbeddingGenerationOptions { Dimensions = 8 });
        AssertAgrees(RequestKind.Embeddings, 300_000, 0);
        ReadOnlyMemory<int>[] tokens = [new[] { 1, 2, 3 }, new[] { 4 }];
        await client.GenerateEmbeddingsAsync(tokens, new EmbeddingGenerationOptions { Dimensions = 8 });
        Assert.Equal(4, counted[^1].Tokens);

        string longText = string.Concat(Enumerable.Repeat("word ", 9_000));
        RequestTooLongException one = await Assert.ThrowsAsync<RequestTooLongException>(() => client.GenerateEmbeddingsAsync(["a", longText]));
        Assert.Equal(8_192, one.Request.MaxTokens);
        RequestTooLongException all = await Assert.ThrowsAsync<RequestTooLongException>(() => client.GenerateEmbeddingsAsync(Enumerable.Repeat(longText[..40_000], 40)));
        Assert.Equal(300_000, all.Request.MaxTokens);
    }

    /// <summary>Per call, a request is counted once, however often it is tried; and each try sends the same bytes.</summary>
    [Fact]
    public async Task What_is_tried_again_is_counted_once()
    {
        served.Server.FailuresToCome = 1;
        int before = served.Server.Received.Count;
        await served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions())).CompleteChatAsync("Hello!");
        Assert.Equal(2, served.Server.Received.Count - before);
        Assert.Equal(served.Server.Received[^2].Body.ToArray(), served.Server.Received[^1].Body.ToArray());
        Assert.Single(counted);
        Assert.Single(answered);
    }

    /// <summary>Bodies that nobody here made: the service says what is wrong with them.</summary>
    [Fact]
    public async Task What_cannot_be_read_is_left_to_the_service()
    {
        ChatClient client = served.Chat("gpt-4o", Policy(new TokenLimitPolicyOptions()));
        foreach (string body in (string[])["no json", "[]", """{"model":"gpt-4o","messages":"Hi"}"""])
        {
            ClientResultException e = await Assert.ThrowsAsync<ClientResultException>(() => client.CompleteChatAsync(BinaryContent.Create(BinaryData.FromString(body))));
            Assert.Equal(400, e.Status);
            Assert.Contains("can't be read", counted[^1].Uncounted, StringComparison.Ordinal);
        }

        EmbeddingClient embeddings = served.Embeddings("text-embedding-3-small", Policy(new TokenLimitPolicyOptions()));
        foreach (string body in (string[])["no json", "{}", """{"model":"text-embedding-3-small","input":7}"""])
        {
            await Assert.ThrowsAsync<ClientResultException>(() => embeddings.GenerateEmbeddingsAsync(BinaryContent.Create(BinaryData.FromString(body))));
            Assert.NotNull(counted[^1].Uncounted);
        }
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenLimitPolicyOptions { MaxPromptTokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenLimitPolicyOptions { OversizedRequests = (OversizedRequestHandling)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenLimitPolicyOptions { UncountableRequests = (UncountableRequestHandling)7 });
        Assert.Throws<ArgumentNullException>(() => new TokenLimitPolicyOptions { Models = null! });
    }

    private static int Tokens(string model, string text) => BpeTokenizer.ForModel(model).CountTokens(text);

    private TokenLimitPolicy Policy(TokenLimitPolicyOptions options) =>
        new(options with { Counted = counted.Add, Answered = (request, usage) => answered.Add((request, usage)) });

    private void AssertAgrees(RequestKind kind, long maxTokens, long outputTokens)
    {
        CountedRequest request = Assert.Single(counted);
        Assert.Equal((kind, maxTokens, true, null), (request.Kind, request.MaxTokens, request.Fits, request.Uncounted));
        Assert.Equal((request, request.Tokens, outputTokens), (Assert.Single(answered).Request, answered[0].Usage.InputTokens, answered[0].Usage.OutputTokens));
    }
}
