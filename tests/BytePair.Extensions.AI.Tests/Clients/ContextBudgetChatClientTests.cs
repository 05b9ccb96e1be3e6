using BytePair.Budgeting;
using BytePair.Extensions.AI.Tests.Support;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Clients;

/// <summary>What a client with a budget sends, refuses and tells.</summary>
public sealed class ContextBudgetChatClientTests
{
    private static readonly ChatMessage[] Remarks = [.. Enumerable.Range(1, 20).Select(number => new ChatMessage(ChatRole.User, $"Remark {number}."))];

    private static readonly ChatResponseUpdate[] Answer =
    [
        new(ChatRole.Assistant, "Hel"), new(ChatRole.Assistant, "lo, world!"),
        new() { Contents = [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 4 })] },
    ];

    [Fact]
    public async Task What_fits_is_sent_as_it_came()
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o");
        ChatOptions options = new() { Temperature = 0.5f };
        ChatResponse response = await client.GetResponseAsync(Remarks, options);
        Assert.Equal("Hello, world!", response.Text);
        Assert.Equal(Remarks, service.Requests.Single().Messages);
        Assert.Same(options, service.Requests.Single().Options);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_too_long_is_trimmed(bool streams)
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", options => options.Budget = new ContextBudget(60));
        List<ChatTokensEventArgs> completed = [];
        client.Completed += (_, tokens) => completed.Add(tokens);
        await AskAsync(client, streams, Remarks);
        ChatMessage[] sent = service.Requests.Single().Messages;
        Assert.Equal(Remarks[^sent.Length..], sent);
        Assert.InRange(sent.CountTokens("gpt-4o").TotalTokens, 50, 60);
        Assert.Equal(sent.CountTokens("gpt-4o").TotalTokens, completed.Single().Count.TotalTokens);
        Assert.Equal(Remarks.Length - sent.Length, completed.Single().DroppedMessages);
        Assert.Equal(0, completed.Single().CutMessages);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_too_long_is_refused_with_its_figures(bool streams)
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o", options =>
        {
            options.Budget = new ContextBudget(100);
            options.ReservedOutputTokens = 40;
            options.Overflow = ContextOverflow.Refuse;
        });
        var refused = await Assert.ThrowsAsync<ContextBudgetExceededException>(() => AskAsync(client, streams, Remarks));
        Assert.Equal(("gpt-4o", 60L, Remarks.CountTokens("gpt-4o").TotalTokens), (refused.ModelId, refused.MaxTokens, refused.TokenCount));
        Assert.Contains("with 40 set aside for the answer", refused.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task What_must_stay_and_is_too_long_is_refused()
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o", options => options.Budget = new ContextBudget(6));
        var refused = await Assert.ThrowsAsync<ContextBudgetExceededException>(() => client.GetResponseAsync(Remarks));
        Assert.IsType<PromptTooLongException>(refused.InnerException);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Whoever_only_measures_sends_what_is_too_long()
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", options =>
        {
            options.Budget = new ContextBudget(60);
            options.Overflow = ContextOverflow.Send;
        });
        bool? fits = null;
        client.Completed += (_, tokens) => fits = tokens.ContextUsage.Fits;
        await client.GetResponseAsync(Remarks);
        Assert.Equal(Remarks, service.Requests.Single().Messages);
        Assert.False(fits);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_counted_is_compared_with_what_the_service_says(bool streams)
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o");
        List<ChatTokensEventArgs> completed = [];
        client.Completed += (sender, tokens) =>
        {
            Assert.Same(client, sender);
            completed.Add(tokens);
        };
        await AskAsync(client, streams, Remarks);
        ChatTokensEventArgs told = completed.Single();
        long counted = Remarks.CountTokens("gpt-4o").TotalTokens;
        Assert.Equal((counted, counted - 100, 4L), (told.Count.TotalTokens, told.InputTokensDifference, told.OutputTokens));
        Assert.Equal((counted - 100) / 100d, told.InputErrorRatio);
        Assert.Equal(4, told.Usage?.OutputTokenCount);
        Assert.Equal("gpt-4o", told.ModelId);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_compared_with_nothing()
    {
        using RecordingChatClient service = new(null, new ChatResponseUpdate(ChatRole.Assistant, "Hello"));
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o");
        ChatTokensEventArgs? told = null;
        client.Completed += (_, tokens) => told = tokens;
        await client.GetResponseAsync(Remarks);
        Assert.Equal((null, null, null), (told!.Usage, told.InputTokensDifference, told.InputErrorRatio));
    }

    [Fact]
    public async Task A_stream_is_counted_while_it_comes()
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o");
        List<long> tokens = [];
        client.Streaming += (_, streamed) => tokens.Add(streamed.TotalTokens);
        ChatResponse response = await client.GetStreamingResponseAsync(Remarks).ToChatResponseAsync();
        Assert.Equal("Hello, world!", response.Text);
        var tokenizer = BpeTokenizer.ForModel("gpt-4o");
        Assert.Equal([tokenizer.CountTokens("Hel"), 4, 4], tokens);
    }

    [Theory]
    [InlineData(OutputTokenLimit.Keep, null, null)]
    [InlineData(OutputTokenLimit.Keep, 50, 50)]
    [InlineData(OutputTokenLimit.Lower, null, null)]
    [InlineData(OutputTokenLimit.Lower, 50, 50)]
    [InlineData(OutputTokenLimit.Lower, 5_000, 992)]
    [InlineData(OutputTokenLimit.Set, null, 992)]
    [InlineData(OutputTokenLimit.Set, 50, 50)]
    [InlineData(OutputTokenLimit.Set, 5_000, 992)]
    public async Task Output_is_lowered_or_set_to_what_is_left(OutputTokenLimit limit, int? asked, int? sent)
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o", options =>
        {
            options.Budget = new ContextBudget(1_000);
            options.OutputLimit = limit;
        });
        ChatOptions options = new() { MaxOutputTokens = asked };
        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hello")], options);
        Assert.Equal(sent, service.Requests.Single().Options?.MaxOutputTokens);
        Assert.Equal(asked, options.MaxOutputTokens);
    }

    [Fact]
    public async Task What_a_request_asks_for_its_answer_is_set_aside()
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o", options => options.Budget = new ContextBudget(1_000));
        await client.GetResponseAsync(Remarks, new ChatOptions { MaxOutputTokens = 940 });
        Assert.InRange(service.Requests.Single().Messages.CountTokens("gpt-4o").TotalTokens, 50, 60);
    }

    [Fact]
    public async Task The_model_is_that_of_the_request_or_the_options_or_the_client()
    {
        using RecordingChatClient service = new("gpt-4", Answer);
        using ContextBudgetChatClient byClient = service.UseContextBudget();
        using ContextBudgetChatClient byOptions = service.UseContextBudget("gpt-4o");
        List<string?> models = [];
        byClient.Completed += (_, tokens) => models.Add(tokens.ModelId);
        byOptions.Completed += (_, tokens) => models.Add(tokens.ModelId);
        await byClient.GetResponseAsync(Remarks);
        await byOptions.GetResponseAsync(Remarks);
        await byOptions.GetResponseAsync(Remarks, new ChatOptions { ModelId = "gpt-5" });
        Assert.Equal(["gpt-4", "gpt-4o", "gpt-5"], models);
        using RecordingChatClient nameless = new(null, Answer);
        await Assert.ThrowsAsync<InvalidOperationException>(() => nameless.UseContextBudget().GetResponseAsync(Remarks));
        await Assert.ThrowsAsync<UnknownModelException>(() => nameless.UseContextBudget("my-deployment").GetResponseAsync(Remarks));
        await nameless.UseContextBudget(new ContextBudgetOptions { Counter = ChatTokenCounter.ForModel("gpt-4o"), Budget = new ContextBudget(1_000) }).GetResponseAsync(Remarks);
        Assert.Single(nameless.Requests);
    }

    /// <summary>A service that counts twice as much as is counted here has the last word.</summary>
    [Fact]
    public async Task A_counter_of_prompts_has_the_last_word()
    {
        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        DoublingCounter doubling = new(counter);
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", options =>
        {
            options.PromptCounter = doubling;
            options.Budget = new ContextBudget(100);
        });
        await client.GetResponseAsync(Remarks);
        Assert.InRange(2 * counter.Count(service.Requests.Single().Messages).TotalTokens, 40, 100);
        Assert.InRange(doubling.Calls, 2, 8);
        await client.GetResponseAsync(Remarks[..2]);
        Assert.Equal(Remarks[..2], service.Requests[^1].Messages);
        Assert.Same(doubling, client.GetService<IPromptTokenCounter>());
    }

    /// <summary>What a builder does: each step is put before the client that there is.</summary>
    [Fact]
    public async Task A_builder_can_take_it_as_a_step()
    {
        using RecordingChatClient service = new(null, Answer);
        Func<IChatClient, IChatClient>[] steps = [ContextBudgetChatClient.Factory("gpt-4o", options => options.Budget = new ContextBudget(60)), ContextBudgetChatClient.Factory()];
        using IChatClient client = steps.Aggregate((IChatClient)service, (inner, step) => step(inner));
        await client.GetResponseAsync(Remarks, new ChatOptions { ModelId = "gpt-4o" });
        Assert.InRange(service.Requests.Single().Messages.Length, 1, 10);
    }

    [Fact]
    public async Task Pinned_and_important_messages_stay_longer()
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o", options =>
        {
            options.Budget = new ContextBudget(40);
            options.IsPinned = message => message.Text == "Remark 3.";
            options.Priority = message => message.Text == "Remark 5." ? 1 : 0;
        });
        await client.GetResponseAsync(Remarks);
        Assert.Equal(["Remark 3.", "Remark 5.", "Remark 19.", "Remark 20."], service.Requests.Single().Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Many_requests_at_once_are_each_counted_by_themselves()
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", options => options.Budget = new ContextBudget(60));
        int completed = 0;
        client.Completed += (_, _) => Interlocked.Increment(ref completed);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => AskAsync(client, number % 2 == 0, Remarks))));
        Assert.Equal(40, completed);
        Assert.Single(service.Requests.Select(request => request.Messages.Length).Distinct());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_cancelled_ends(bool streams)
    {
        using RecordingChatClient service = new(null, Answer);
        using IChatClient client = service.UseContextBudget("gpt-4o");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(client, streams, Remarks, new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentNullException>("messages", () => AskAsync(client, streams, null!));
    }

    [Fact]
    public void It_gives_what_it_counts_with_and_what_is_below()
    {
        using RecordingChatClient service = new(null, Answer);
        using ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", options => options.ReservedOutputTokens = 1_000);
        Assert.Same(client, client.GetService<ContextBudgetChatClient>());
        Assert.Same(service, client.GetService<RecordingChatClient>());
        Assert.Same(BpeTokenizer.ForModel("gpt-4o"), client.GetService<BpeTokenizer>());
        Assert.Same(BpeTokenizer.ForModel("gpt-4o"), client.GetService<ITokenCounter>());
        Assert.Equal("gpt-4o", client.GetService<ChatTokenCounter>()?.Rules.Name);
        Assert.Equal(127_000, client.GetService<ContextBudget>()?.InputLimit);
        Assert.Equal("gpt2", ((ITokenCounter?)client.GetService(typeof(ITokenCounter), "key"))?.Name);
        Assert.Null(client.GetService<string>());
        Assert.Null(service.UseContextBudget().GetService<BpeTokenizer>());
        Assert.Null(service.UseContextBudget("my-deployment").GetService<ContextBudget>());
        client.Dispose();
        Assert.True(service.IsDisposed);
    }

    [Fact]
    public void Options_are_checked_and_copied()
    {
        ContextBudgetOptions options = new() { ModelId = "gpt-4o" };
        Assert.Throws<ArgumentOutOfRangeException>(() => options.ReservedOutputTokens = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.Overflow = (ContextOverflow)3);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.OutputLimit = (OutputTokenLimit)(-1));
        Assert.Throws<ArgumentNullException>(() => options.Fitting = null!);
        using RecordingChatClient service = new();
        using ContextBudgetChatClient client = service.UseContextBudget(options);
        options.ModelId = null;
        Assert.NotNull(client.GetService<BpeTokenizer>());
        Assert.Throws<ArgumentNullException>("client", () => ContextBudgetChatClientExtensions.UseContextBudget(null!));
        Assert.Throws<ArgumentNullException>("options", () => service.UseContextBudget((ContextBudgetOptions)null!));
    }

    private static async Task AskAsync(IChatClient client, bool streams, ChatMessage[] messages, CancellationToken cancellationToken = default)
    {
        if (!streams)
        {
            await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
            return;
        }

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, cancellationToken: cancellationToken))
        {
            Assert.NotNull(update);
        }
    }

    private sealed class DoublingCounter(ChatTokenCounter counter) : IPromptTokenCounter
    {
        public string Name => "twice";

        public int Calls { get; private set; }

        public async ValueTask<PromptCount> CountAsync(ChatPrompt prompt, CancellationToken cancellationToken = default)
        {
            Calls++;
            await Task.Yield();
            return new PromptCount([new PromptCountItem(PromptCountItemKind.Request, -1, -1, 2 * counter.Count(prompt).TotalTokens, true, 0, Name)]);
        }
    }
}
