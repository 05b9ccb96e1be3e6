using BytePair.Budgeting.Tests.Chunking;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Counting;

/// <summary>Whatever only counts takes any counter: chats, fitting, composing, chunking, packing.</summary>
public sealed class ForeignCounterTests
{
    private static readonly WordCounter Words = new();
    private static readonly ChatTokenCounter Chats = ChatTokenCounter.Create(Words, ChatCountingRules.Gpt4o);

    [Fact]
    public void A_chat_is_counted_by_it()
    {
        PromptCount count = Chats.Count(new ChatPrompt([PromptMessage.User("one two three")]));
        Assert.Equal(3 + 1 + 3 + 3, count.TotalTokens);
        Assert.Equal("words", count.Items.Single(item => item.Kind == PromptCountItemKind.Text).Rule);
        Assert.Same(Words, Chats.TextCounter);
    }

    [Fact]
    public void A_conversation_is_fitted_by_it_and_its_newest_message_cut()
    {
        ConversationFitter fitter = new(Chats, new FittingOptions { CutsLargestTexts = true, MinCutTokens = 1 });
        ChatPrompt prompt = new([PromptMessage.User("gone"), PromptMessage.User("one two three four five six")]);
        FittedPrompt fitted = fitter.Fit(prompt, 10);
        Assert.Equal("one two three ", fitted.Prompt.Messages.Single().Text);
        Assert.Equal(10, Chats.Count(fitted.Prompt).TotalTokens);
    }

    [Fact]
    public void A_prompt_is_composed_by_it()
    {
        PromptBuilder builder = new PromptBuilder().Text("one two ").Text("three ", priority: 1).Text("four ", priority: 2).CuttableText("five six seven", priority: 3);
        Assert.Equal("one two four five six seven", builder.Compose(Words, 6).Text);
    }

    [Fact]
    public void A_text_is_cut_into_chunks_by_it() => Invariant.Holds(ChunkText.Any, text =>
    {
        foreach (int overlap in (int[])[0, 4])
        {
            TextChunk[] chunks = [.. new TextChunker(Words, new TextChunkerOptions { MaxTokens = 9, OverlapTokens = overlap }).Chunk(text.Value)];
            Assert.Equal(text.Value, string.Concat(chunks.Select(chunk => chunk.Text.Slice(chunk.OverlapLength).ToString())));
            Assert.All(chunks, chunk => Assert.Equal(Words.CountTokens(chunk.Text.Span), chunk.TokenCount));
            Assert.All(chunks, chunk => Assert.InRange(chunk.TokenCount, 0, 9));
        }
    }, cases: 200);

    [Fact]
    public void The_work_of_chunks_is_linear()
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => i % 11 == 0 ? "A sentence.\n" : "words "));
        var counter = new WordCounter();
        Assert.True(new TextChunker(counter, new TextChunkerOptions { MaxTokens = 300, OverlapTokens = 50 }).Chunk(text).Count() > 200);
        Assert.InRange(counter.CountedChars, 1, 20L * text.Length);
    }

    [Fact]
    public void Texts_are_packed_and_split_by_it()
    {
        var options = new EmbeddingPackingOptions { MaxTokensPerInput = 4, MaxTokensPerRequest = 8, OversizedInputs = OversizedInputHandling.Split };
        EmbeddingBatch[] batches = [.. new EmbeddingPacker(Words, options).Pack(["one two three four five", "six seven"])];
        Assert.Equal(["one two three four ", "five", "six seven"], batches.SelectMany(batch => batch.Texts));
        Assert.Equal(7, batches.Sum(batch => batch.TokenCount));
    }

    /// <summary>A counter that adds five tokens to whatever it is asked leaves no room for a single character.</summary>
    [Fact]
    public void A_character_that_has_more_tokens_than_there_may_be_is_refused()
    {
        var options = new EmbeddingPackingOptions { MaxTokensPerInput = 4, OversizedInputs = OversizedInputHandling.Split };
        var refused = Assert.Throws<InvalidOperationException>(() => new EmbeddingPacker(new Wordy(), options).Pack(["text"]).ToArray());
        Assert.Contains("'wordy'", refused.Message, StringComparison.Ordinal);
        refused = Assert.Throws<InvalidOperationException>(() => new TextChunker(new Wordy(), new TextChunkerOptions { MaxTokens = 4 }).Chunk("text").ToArray());
        Assert.Contains("more than 4 tokens", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_counter_counts_prompts_for_whoever_waits()
    {
        IPromptTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        ChatPrompt prompt = new([PromptMessage.User("hello")]);
        Assert.Equal("gpt-4o", counter.Name);
        Assert.Equal(8, (await counter.CountAsync(prompt)).TotalTokens);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counter.CountAsync(prompt, new CancellationToken(canceled: true)).AsTask());
    }

    [Fact]
    public async Task A_conversation_is_fitted_until_another_counter_says_that_it_fits()
    {
        ChatPrompt prompt = new(Enumerable.Range(1, 60).Select(number => PromptMessage.User($"Remark {number}.")));
        ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
        foreach (int factor in (int[])[1, 2, 5])
        {
            Multiplying check = new(factor);
            FittedPrompt fitted = await fitter.FitAsync(prompt, new ContextBudget(300), check);
            Assert.InRange(fitted.Count.TotalTokens, 100, 300);
            Assert.Equal((await check.CountAsync(fitted.Prompt)).TotalTokens, fitted.Count.TotalTokens);
            Assert.Equal(300 - fitted.Count.TotalTokens, fitted.Usage.TokensLeft);
            Assert.InRange(check.Calls, 2, 8);
        }

        var tooLong = await Assert.ThrowsAsync<PromptTooLongException>(() => fitter.FitAsync(prompt, new ContextBudget(300), new Multiplying(100)));
        Assert.Equal(300, tooLong.MaxTokens);
        await Assert.ThrowsAsync<ArgumentNullException>("check", () => fitter.FitAsync(prompt, new ContextBudget(300), (IPromptTokenCounter)null!));
    }

    [Fact]
    public void A_count_may_be_of_the_whole_alone()
    {
        PromptCount count = new([new PromptCountItem(PromptCountItemKind.Request, -1, -1, 124, true, 0, "the service")]);
        Assert.Equal("124 tokens", count.ToString());
        Assert.Equal("Request", new ContextBudget(200).Measure(count).Parts.Single().Name);
        Assert.Throws<ArgumentNullException>("items", () => new PromptCount(null!));
    }

    private sealed class Multiplying(int factor) : IPromptTokenCounter
    {
        private readonly ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");

        public string Name => "many";

        public int Calls { get; private set; }

        public ValueTask<PromptCount> CountAsync(ChatPrompt prompt, CancellationToken cancellationToken = default)
        {
            Calls++;
            return new(new PromptCount([new PromptCountItem(PromptCountItemKind.Request, -1, -1, factor * counter.Count(prompt).TotalTokens, true, 0, Name)]));
        }
    }

    private sealed class Wordy : ITokenCounter
    {
        public string Name => "wordy";

        public int CountTokens(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : 5 + text.Length;
    }
}
