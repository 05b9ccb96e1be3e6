using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Reducing;

/// <summary>A chat keeps what it can't do without.</summary>
public sealed class TokenBudgetChatReducerTests
{
    private static readonly ChatMessage[] Chat =
    [
        new(ChatRole.System, "You are a helpful assistant."),
        new(ChatRole.User, "How is the weather in Oslo and in Bergen?"),
        new(ChatRole.Assistant, [new FunctionCallContent("1", "weather"), new FunctionCallContent("2", "weather")]),
        new(ChatRole.Tool, [new FunctionResultContent("1", "sunny"), new FunctionResultContent("2", "rainy")]),
        new(ChatRole.Assistant, "Sunny in Oslo, rainy in Bergen."),
        new(ChatRole.User, "And in Trondheim?"),
    ];

    [Fact]
    public async Task A_chat_that_fits_stays_as_it_is()
    {
        IChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", 10_000);
        Assert.Equal(Chat, await reducer.ReduceAsync(Chat, CancellationToken.None));
    }

    [Fact]
    public async Task Calls_go_with_their_results()
    {
        for (int limit = 30; limit < 150; limit++)
        {
            ChatMessage[] reduced = [.. await TokenBudgetChatReducer.ForModel("gpt-4o", limit).ReduceAsync(Chat, CancellationToken.None)];
            Assert.Same(Chat[0], reduced[0]);
            Assert.Same(Chat[^1], reduced[^1]);
            Assert.Equal(reduced.Contains(Chat[2]), reduced.Contains(Chat[3]));
        }
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_cut_if_it_may_be()
    {
        AIContent image = new UriContent("https://example.org/a.png", "image/png");
        ChatMessage last = new(ChatRole.User, [new TextContent(string.Concat(Enumerable.Repeat("word ", 1000))), new TextContent("short")]) { AuthorName = "Ann", MessageId = "m1", RawRepresentation = image };
        TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", 100, new FittingOptions { CutsLargestTexts = true });
        ChatMessage reduced = (await reducer.ReduceAsync([last], CancellationToken.None)).Single();
        Assert.NotSame(last, reduced);
        Assert.Equal(("Ann", "m1", 2), (reduced.AuthorName, reduced.MessageId, reduced.Contents.Count));
        Assert.Same(last.Contents[1], reduced.Contents[1]);
        Assert.StartsWith("word word", reduced.Text, StringComparison.Ordinal);
        Assert.Null(reduced.RawRepresentation);
        Assert.Equal(5000, ((TextContent)last.Contents[0]).Text.Length);
        await Assert.ThrowsAsync<PromptTooLongException>(() => TokenBudgetChatReducer.ForModel("gpt-4o", 100).ReduceAsync([last], CancellationToken.None));
    }

    [Fact]
    public async Task A_result_that_is_too_long_is_cut_and_keeps_its_call()
    {
        ChatMessage[] chat =
        [
            new(ChatRole.Assistant, [new FunctionCallContent("1", "read")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", new AIContent[] { new TextContent(new string('x', 4000)), new TextContent("end") })]),
        ];
        TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", 100, new FittingOptions { CutsLargestTexts = true });
        ChatMessage[] reduced = [.. await reducer.ReduceAsync(chat, CancellationToken.None)];
        var result = (FunctionResultContent)reduced[1].Contents.Single();
        Assert.Equal("1", result.CallId);
        Assert.Equal("end", Assert.IsType<List<AIContent>>(result.Result)[1].ToString());
        Assert.InRange(result.Result is List<AIContent> all ? all[0].ToString()!.Length : 0, 1, 3999);
    }

    [Fact]
    public async Task Tools_and_instructions_of_every_request_take_their_part()
    {
        ChatOptions options = new() { Instructions = string.Concat(Enumerable.Repeat("rule ", 50)) };
        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        TokenBudgetChatReducer reducer = new(counter, new ContextBudget(120)) { ChatOptions = options };
        ChatMessage[] chat = [.. Enumerable.Range(1, 20).Select(number => new ChatMessage(ChatRole.User, $"Remark {number}."))];
        ChatMessage[] reduced = [.. await reducer.ReduceAsync(chat, CancellationToken.None)];
        Assert.Equal(chat[^reduced.Length..], reduced);
        Assert.InRange(counter.Count(reduced, options).TotalTokens, 100, 120);
    }

    [Fact]
    public async Task The_window_of_a_model_leaves_room_for_the_answer()
    {
        TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModelWindow("gpt-4o", reservedOutputTokens: 8_000);
        Assert.Equal(120_000, reducer.Budget.InputLimit);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reducer.ReduceAsync(Chat, new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<ArgumentNullException>("messages", async () => await reducer.ReduceAsync(null!, CancellationToken.None));
    }
}
