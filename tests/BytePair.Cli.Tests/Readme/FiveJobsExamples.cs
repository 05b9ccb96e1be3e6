// snippet: five jobs
using BytePair;
using BytePair.Budgeting;
// end

namespace BytePair.Cli.Tests.Readme;

/// <summary>The README's five jobs, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class FiveJobsExamples
{
    [Fact]
    public void Count()
    {
        // snippet: count
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");   // or ForEncoding("o200k_base"); shared, from any thread
        int count = tokenizer.CountTokens("hello world");           // 2

        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        PromptCount request = counter.Count(new ChatPrompt([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!")]));
        long tokens = request.TotalTokens;                          // 19
        bool exact = request.IsExact;                               // true; what is estimated says its rule and error
        // end

        Assert.Equal(2, count);
        Assert.Equal(19, tokens);
        Assert.True(exact);
    }

    [Fact]
    public void Truncate()
    {
        // snippet: truncate
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        string story = "Hello, world! How are you?";
        string start = tokenizer.TruncateToTokens(story, 4);                        // "Hello, world!"
        string end = tokenizer.TruncateToTokens(story, 4, new() { Keep = TruncationKeep.End });
        int index = tokenizer.GetIndexByTokenCount(story, 4, out int kept);         // 13: the same place as a number of chars
        // end

        Assert.Equal("Hello, world!", start);
        Assert.EndsWith(end, story, StringComparison.Ordinal);
        Assert.InRange(tokenizer.CountTokens(end), 3, 4);
        Assert.Equal((13, 4), (index, kept));
    }

    [Fact]
    public void Fit()
    {
        // snippet: fit
        ContextBudget budget = ContextBudget.ForModel("gpt-4o") with { ReservedOutputTokens = 4_000 };
        var conversation = new ChatPrompt([
            PromptMessage.System("You are a helpful assistant."),
            PromptMessage.User("What is a token?"),
            PromptMessage.Assistant("A piece of text that a model reads as one number."),
            PromptMessage.User("Is a word a token?")]);

        FittedPrompt fitted = new ConversationFitter(ChatTokenCounter.ForModel("gpt-4o")).Fit(conversation, budget);
        foreach (PromptMessage message in fitted.Prompt.Messages)                   // all four: they fit; fitted.Dropped has what didn't
        {
            Console.WriteLine($"{message.Role}: {message.Text}");
        }
        // end

        Assert.Equal(conversation.Messages, fitted.Prompt.Messages);
        Assert.Empty(fitted.Dropped);
    }

    [Fact]
    public void Chunk()
    {
        // snippet: chunk
        string guide = "# Guide\n\nRead me.\n\n## Install\n\nRun it.";
        var chunker = new TextChunker(
            BpeTokenizer.ForModel("text-embedding-3-small"),
            new TextChunkerOptions { MaxTokens = 20, OverlapTokens = 4, Format = ChunkFormat.Markdown });
        TextChunk[] chunks = [.. chunker.Chunk(guide)];
        string path = string.Join(" / ", chunks[1].Headings);                       // Guide / Install
        // end

        Assert.Equal("Guide / Install", path);
    }

    [Fact]
    public void Embed()
    {
        // snippet: embed
        string[] texts = ["Read me.", "Run it."];
        var packer = new EmbeddingPacker(BpeTokenizer.ForModel("text-embedding-3-small"));
        foreach (EmbeddingBatch batch in packer.Pack(texts))
        {
            Console.WriteLine($"{batch.Texts.Count} texts, {batch.TokenCount} tokens");     // 2 texts, 6 tokens
        }
        // end

        EmbeddingBatch only = Assert.Single(packer.Pack(texts));
        Assert.Equal((2, 6), (only.Texts.Count, only.TokenCount));
    }
}
