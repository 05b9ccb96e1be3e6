using System.Text;

namespace BytePair.Budgeting.Tests.Hostile;

/// <summary>Whatever users send, the answer is a count, a prompt that fits, or a clear exception: never a number that overflowed nor a stack that did.</summary>
public sealed class HostileInputTests
{
    private static readonly ChatTokenCounter Counter = ChatTokenCounter.ForModel("gpt-4");

    [Fact]
    public void Limits_do_not_overflow()
    {
        ContextBudget budget = new(int.MaxValue) { ReservedOutputTokens = int.MaxValue, ReservedReasoningTokens = int.MaxValue };
        Assert.Equal((int.MaxValue, 0), (budget.ReservedTokens, budget.InputLimit));
        ContextUsage usage = budget.Measure(long.MaxValue);
        Assert.Equal((false, -long.MaxValue, 0), (usage.Fits, usage.TokensLeft, usage.MaxOutputTokens));
        Assert.Throws<OverflowException>(() => budget.Measure([new ContextPart("a", long.MaxValue), new ContextPart("b", 1)]));
        TokenUsage much = new() { InputTokens = long.MaxValue, OutputTokens = long.MaxValue };
        Assert.True(new CostCalculator(ModelCatalog.Default.Find("gpt-4o").Model).Calculate(much).Total > long.MaxValue / 1_000_000);
    }

    [Fact]
    public void An_empty_prompt_is_counted_and_fits()
    {
        ChatPrompt empty = new([]);
        Assert.Equal(3, Counter.Count(empty).TotalTokens);
        Assert.Same(empty, new ConversationFitter(Counter).Fit(empty, 3).Prompt);
        Assert.Equal(1, Assert.Throws<PromptTooLongException>(() => new ConversationFitter(Counter).Fit(empty, 2)).ExcessTokens);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConversationFitter(Counter).Fit(empty, 0));
        Assert.False(new ConversationFitter(Counter).TryFit(empty, new ContextBudget(10) { ReservedOutputTokens = 10 }, out _));
        Assert.Throws<ArgumentException>(() => new ChatPrompt([null!]));
    }

    [Fact]
    public void Ids_that_come_twice_in_a_message_are_one_call()
    {
        PromptMessage calls = PromptMessage.Assistant(new ToolCallPart("1", "f", "{}"), new ToolCallPart("1", "g", "{}"));
        ChatPrompt prompt = new([calls, PromptMessage.ToolResult("1", "one"), PromptMessage.ToolResult("1", "two"), PromptMessage.User("Thanks.")]);
        ConversationFitter fitter = new(Counter);
        Assert.Same(prompt, fitter.Fit(prompt, 1000).Prompt);
        Assert.Equal([prompt.Messages[3]], fitter.Fit(prompt, 20).Prompt.Messages);
    }

    /// <summary>With tools, rules take a few tokens less; but rules that are dropped, since they call what nobody answers, take none.</summary>
    [Fact]
    public void Rules_that_call_a_tool_are_not_reckoned_in_once_they_are_dropped()
    {
        PromptMessage odd = new(PromptRole.System, [new ToolCallPart("1", "f", "{}")]);
        ChatPrompt prompt = new([odd, PromptMessage.User("Hello"), PromptMessage.User("there")]) { Tools = [new PromptTool("do_stuff")] };
        ConversationFitter fitter = new(Counter);
        for (int limit = 1; limit < 100; limit++)
        {
            if (fitter.TryFit(prompt, new ContextBudget(limit), out FittedPrompt? fitted))
            {
                PromptCount again = Counter.Count(fitted.Prompt);
                Assert.DoesNotContain(odd, fitted.Prompt.Messages);
                Assert.InRange(again.TotalTokens + again.ErrorTokens, 1, limit);
            }
        }
    }

    [Fact]
    public void Schemas_may_be_wide_but_not_deep()
    {
        string wide = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""
            "p{{i}}":{"type":"string","enum":["a","b"]}
            """));
        PromptTool tool = new("f") { Parameters = """{"type":"object","properties":{""" + wide + "}}" };
        Assert.True(Counter.Count(new ChatPrompt([]) { Tools = [tool] }).TotalTokens > 100_000);
        Assert.Throws<FormatException>(() => new PromptTool("f") { Parameters = Deep(100_000) });
        Assert.Throws<FormatException>(() => ChatRequest.Parse("""{"model":"gpt-4o","messages":""" + Deep(100_000) + "}"));

        static string Deep(int depth) => new StringBuilder().Insert(0, """{"items":""", depth).Append("{}").Append('}', depth).ToString();
    }

    [Fact]
    public void Names_of_models_may_be_anything()
    {
        foreach (string name in (string[])["", " ", "ft:", "ft:::::", "/", "azure/", "\0", "\uD800", new('x', 1 << 20), "ft:" + new string(':', 1 << 20)])
        {
            Assert.False(ModelCatalog.Default.TryFind(name, out _));
            Assert.InRange(Assert.Throws<UnknownModelException>(() => ModelCatalog.Default.Find(name)).Message.Length, 1, 1000);
        }
    }

    [Fact]
    public void Texts_may_be_empty_or_no_text_at_all()
    {
        ITokenCounter tokenizer = Counter.TextCounter;
        Assert.Empty(new TextChunker(tokenizer).Chunk(""));
        string halves = new('\uD800', 5000);
        TextChunkerOptions small = new() { MaxTokens = TextChunkerOptions.LeastMaxTokens };
        Assert.Equal(halves.Length, new TextChunker(tokenizer, small).Chunk(halves).Sum(chunk => chunk.Text.Length));
        Assert.Throws<ArgumentException>(() => new EmbeddingPacker(tokenizer).Pack(["a", null!]).ToArray());
        Assert.True(Counter.Count(new ChatPrompt([PromptMessage.User(halves), PromptMessage.User("")])).TotalTokens > 0);
    }
}
