using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Tests.Counting;

/// <summary>What streams in has, at its end, the tokens of what it is as a whole.</summary>
public sealed class ChatResponseTokenCounterTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    private static readonly string[] Texts = ["Hel", "lo", " world", ",", "  ", "\n", "1234567", "don", "'t", "汉", "字", "\uD83D", "\uDE00", ""];

    private static Arbitrary<ChatResponseUpdate[]> Updates { get; } = Arb.From(
        Update().ArrayOf(),
        updates => Shrinking.Of(updates).Select(fewer => fewer.ToArray()));

    [Fact]
    public void A_stream_has_the_tokens_of_the_whole() => Invariant.Holds(Updates, updates =>
    {
        foreach (ITokenCounter tokens in (ITokenCounter[])[Tokenizer, new WordCounter()])
        {
            ChatResponseTokenCounter streamed = new(tokens);
            foreach (ChatResponseUpdate update in updates)
            {
                streamed.Add(update);
            }

            ChatResponseTokenCounter whole = new(tokens);
            whole.Add(updates.ToChatResponse());
            Assert.Equal((whole.TextTokens, whole.ReasoningTokens, whole.ToolCallTokens), (streamed.TextTokens, streamed.ReasoningTokens, streamed.ToolCallTokens));
            Assert.Equal(whole.Usage?.InputTokenCount, streamed.Usage?.InputTokenCount);
        }
    }, cases: 400);

    [Fact]
    public void After_each_update_the_tokens_are_those_of_all_that_came()
    {
        ChatResponseTokenCounter counter = new(Tokenizer);
        string text = "";
        foreach (string part in Enumerable.Repeat(Texts, 20).SelectMany(parts => parts))
        {
            counter.Add(new ChatResponseUpdate(ChatRole.Assistant, part));
            text += part;
            Assert.Equal(Tokenizer.CountTokens(text), counter.TotalTokens);
        }
    }

    [Fact]
    public void Calls_have_the_tokens_of_name_and_arguments()
    {
        ChatResponseTokenCounter counter = new(Tokenizer);
        counter.Add(new ChatResponseUpdate { Contents = [new FunctionCallContent("id", "search", new Dictionary<string, object?> { ["query"] = "cats" })] });
        Assert.Equal(Tokenizer.CountTokens("search") + Tokenizer.CountTokens("""{"query":"cats"}"""), counter.ToolCallTokens);
        Assert.Equal(counter.ToolCallTokens, counter.TotalTokens);
    }

    [Fact]
    public void Nulls_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("counter", () => new ChatResponseTokenCounter(null!));
        Assert.Throws<ArgumentNullException>("update", () => new ChatResponseTokenCounter(Tokenizer).Add((ChatResponseUpdate)null!));
        Assert.Throws<ArgumentNullException>("response", () => new ChatResponseTokenCounter(Tokenizer).Add((ChatResponse)null!));
    }

    private static Gen<ChatResponseUpdate> Update()
    {
        Gen<string> text = Gen.Elements(Texts);
        Gen<AIContent> content = Gen.Frequency(
            (8, text.Select(value => (AIContent)new TextContent(value))),
            (3, text.Select(value => (AIContent)new TextReasoningContent(value))),
            (1, Gen.Constant((AIContent)new FunctionCallContent("id", "search"))),
            (1, Gen.Choose(1, 9).Select(tokens => (AIContent)new UsageContent(new UsageDetails { InputTokenCount = tokens }))),
            (1, Gen.Constant((AIContent)new UriContent("https://example.org/a.png", "image/png"))));
        return
            from contents in content.ArrayOf().Resize(3)
            from message in Gen.Elements(null, null, null, "m1", "m2")
            from author in Gen.Elements(null, null, null, "Ann", "Bob")
            from role in Gen.Elements<ChatRole?>(null, null, ChatRole.Assistant, ChatRole.Tool)
            select new ChatResponseUpdate { Contents = [.. contents], MessageId = message, AuthorName = author, Role = role };
    }
}
