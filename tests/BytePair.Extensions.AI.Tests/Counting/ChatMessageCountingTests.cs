using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Counting;

/// <summary>A chat is counted as the prompt that it is.</summary>
public sealed class ChatMessageCountingTests
{
    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, "Hello!")];

    [Fact]
    public void Text_is_counted_as_the_service_does()
    {
        PromptCount count = Hello.CountTokens("gpt-4o");
        Assert.Equal((19, true), (count.TotalTokens, count.IsExact));
        Assert.Equal(19, Hello.CountTokens(new ChatOptions { ModelId = "gpt-4o" }).TotalTokens);
        Assert.Equal([0, 1], count.Items.Where(item => item.Kind == PromptCountItemKind.Text).Select(item => item.MessageIndex));
    }

    [Fact]
    public async Task A_counter_counts_chats_as_it_does_prompts()
    {
        var counter = ChatTokenCounter.ForModel("gpt-4");
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create((string city) => city, "get_weather", "The weather of a city")], Instructions = "Be brief." };
        long expected = counter.Count(Hello.ToChatPrompt(options)).TotalTokens;
        Assert.Equal(expected, counter.Count(Hello, options).TotalTokens);
        Assert.Equal(expected, (await counter.CountAsync(Hello, options)).TotalTokens);
        Assert.True(expected > counter.Count(Hello).TotalTokens + 20);
    }

    [Fact]
    public void What_cant_be_known_is_estimated_and_says_so()
    {
        ChatMessage message = new(ChatRole.User, [new HostedFileContent("file-1"), new HostedVectorStoreContent("store-1"), new DataContent(new byte[9], "audio/mpeg")]);
        PromptCount count = new[] { message }.CountTokens("gpt-4o", new ChatOptions { Tools = [new HostedWebSearchTool()] });
        Assert.False(count.IsExact);
        Assert.Equal(1, count.UncountedParts);
        PromptCountItem file = count.Items.Single(item => item.Kind == PromptCountItemKind.File);
        Assert.True(file.Tokens > 100 && file.ErrorTokens == file.Tokens);
        PromptCountItem tool = count.Items.Single(item => item.Kind == PromptCountItemKind.Tools);
        Assert.True(tool.Tokens > 0 && tool.ErrorTokens == tool.Tokens && tool.Rule.Contains("web_search", StringComparison.Ordinal));
        Assert.Throws<UncountablePartException>(() => ChatTokenCounter.ForModel("gpt-4o").Count([message]));
    }

    [Fact]
    public void Each_answer_of_a_tool_is_a_message_of_its_own()
    {
        ChatMessage[] one = [new(ChatRole.Tool, [new FunctionResultContent("1", "a"), new FunctionResultContent("2", "b")])];
        ChatMessage[] two = [new(ChatRole.Tool, [new FunctionResultContent("1", "a")]), new(ChatRole.Tool, [new FunctionResultContent("2", "b")])];
        PromptCount together = one.CountTokens("gpt-4o");
        PromptCount apart = two.CountTokens("gpt-4o");
        Assert.Equal((apart.TotalTokens, apart.ErrorTokens), (together.TotalTokens, together.ErrorTokens));
    }

    [Fact]
    public void A_model_has_to_be_named()
    {
        Assert.Throws<ArgumentException>("options", () => Hello.CountTokens(new ChatOptions()));
        Assert.Throws<ArgumentNullException>("options", () => Hello.CountTokens((ChatOptions)null!));
        Assert.Throws<ArgumentNullException>("modelId", () => Hello.CountTokens((string)null!));
        Assert.Throws<UnknownModelException>(() => Hello.CountTokens("no-such-model"));
        Assert.Throws<ArgumentNullException>("counter", () => ChatMessageCounting.Count(null!, Hello));
    }
}
