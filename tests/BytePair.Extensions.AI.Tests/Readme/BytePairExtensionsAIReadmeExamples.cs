// snippet: count
using BytePair.Budgeting;
using BytePair.Extensions.AI;
using Microsoft.Extensions.AI;
// end
using BytePair.Extensions.AI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BytePair.Extensions.AI.Tests.Readme;

/// <summary>The README's examples, run as they are printed.</summary>
public sealed class BytePairExtensionsAIReadmeExamples
{
    [Fact]
    public void Counting()
    {
        // snippet: count
        ChatMessage[] messages = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, "Hello!")];
        PromptCount count = messages.CountTokens("gpt-4o");
        Console.WriteLine(count);                                      // 19 tokens

        ChatOptions options = new() { ModelId = "gpt-4o", Tools = [AIFunctionFactory.Create((string city) => "sunny", "get_weather")] };
        PromptCount withTools = messages.CountTokens(options);
        bool exact = withTools.IsExact;                                // false: its items say by how much, and by which rule
        // end
        Assert.Equal("19 tokens", count.ToString());
        Assert.False(exact);
    }

    [Fact]
    public async Task A_client_with_a_budget()
    {
        using RecordingChatClient service = new(null, new ChatResponseUpdate { Contents = [new TextContent("Hello!"), new UsageContent(new UsageDetails { InputTokenCount = 9 })] });
        List<string> log = [];
        Action<string> write = log.Add;
        List<ChatMessage> history = [new(ChatRole.User, "Hello!")];

        // snippet: client
        ContextBudgetChatClient client = service.UseContextBudget("gpt-4o", budget =>
        {
            budget.ReservedOutputTokens = 4_000;
            budget.Overflow = ContextOverflow.Trim;                    // or Refuse: an exception with the figures
            budget.OutputLimit = OutputTokenLimit.Set;                 // MaxOutputTokens: what the messages leave
        });
        client.Completed += (_, told) =>
            write($"{told.Count} counted, {told.Usage?.InputTokenCount} used, {told.DroppedMessages} messages dropped");

        ChatResponse response = await client.GetResponseAsync(history);
        // end
        Assert.Equal("Hello!", response.Text);
        Assert.Equal(["9 tokens counted, 9 used, 0 messages dropped"], log);
    }

    [Fact]
    public async Task A_reducer()
    {
        List<ChatMessage> history = [.. Enumerable.Range(1, 400).Select(number => new ChatMessage(ChatRole.User, $"Remark {number}: what about the other side of it?"))];

        // snippet: reduce
        TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", maxTokens: 2_000);
        IEnumerable<ChatMessage> reduced = await reducer.ReduceAsync(history, CancellationToken.None);
        // end
        Assert.InRange(reduced.CountTokens("gpt-4o").TotalTokens, 1_900, 2_000);
    }

    [Fact]
    public async Task A_stream()
    {
        using IChatClient client = new RecordingChatClient(null, new ChatResponseUpdate(ChatRole.Assistant, "Hel"), new ChatResponseUpdate(ChatRole.Assistant, "lo, world!"));

        // snippet: stream
        ChatResponseTokenCounter counter = new(BpeTokenizer.ForModel("gpt-4o"));
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Greet me."))
        {
            counter.Add(update);
            Console.WriteLine($"{counter.TotalTokens} tokens so far");
        }
        // end
        Assert.Equal(4, counter.TotalTokens);
    }

    [Fact]
    public void Services()
    {
        ServiceCollection services = new();

        // snippet: services
        services.AddBytePairTokenizer("o200k_base");                   // BpeTokenizer and ITokenCounter
        services.AddTokenBudget("gpt-4o", budget => budget.ReservedOutputTokens = 4_000);
        // end
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(124_000, provider.GetRequiredKeyedService<ContextBudget>("gpt-4o").InputLimit);
    }
}
