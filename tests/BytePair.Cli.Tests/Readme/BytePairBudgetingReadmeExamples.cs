// snippet: fit
using BytePair;
using BytePair.Budgeting;
// end

namespace BytePair.Cli.Tests.Readme;

/// <summary>The examples of the page of BytePair.Budgeting, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class BytePairBudgetingReadmeExamples
{
    [Fact]
    public void Conversations_and_budgets()
    {
        // snippet: fit
        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        var conversation = new ChatPrompt([
            PromptMessage.System("You are a helpful assistant."),
            PromptMessage.User("What is a token?"),
            PromptMessage.Assistant("A piece of text that a model reads as one number."),
            PromptMessage.User("Is a word a token?")]);
        long tokens = counter.Count(conversation).TotalTokens;                  // 48

        FittedPrompt fitted = new ConversationFitter(counter).Fit(conversation, maxTokens: 30);
        int left = fitted.Prompt.Messages.Count;                                // 2: the rules and the last question
        // end

        // snippet: budget
        ContextBudget budget = ContextBudget.ForModel("gpt-4o") with { ReservedOutputTokens = 4_000 };
        bool fits = budget.Fits(counter.Count(conversation));                   // true
        // end

        Assert.Equal(48, tokens);
        Assert.Equal(2, left);
        Assert.True(fits);
    }

    [Fact]
    public void Chunks_and_embeddings()
    {
        // snippet: chunks
        BpeTokenizer embedding = BpeTokenizer.ForModel("text-embedding-3-small");
        var chunker = new TextChunker(embedding, new TextChunkerOptions { MaxTokens = 20, Format = ChunkFormat.Markdown });
        var packer = new EmbeddingPacker(embedding);
        foreach (EmbeddingBatch batch in packer.Pack(chunker.Chunk("# Guide\n\nRead me.\n\n## Install\n\nRun it.").Select(chunk => chunk.ToString())))
        {
            Console.WriteLine($"{batch.Texts.Count} texts, {batch.TokenCount} tokens");
        }
        // end

        TextChunk[] chunks = [.. chunker.Chunk("# Guide\n\nRead me.\n\n## Install\n\nRun it.")];
        Assert.Equal(2, chunks.Length);
        Assert.Equal(2, Assert.Single(packer.Pack(chunks.Select(chunk => chunk.ToString()))).Texts.Count);
    }
}
