using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>Real texts of several megabytes, as a user would cut them.</summary>
public sealed class CorpusTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [SharedTheory]
    [InlineData("english.txt", ChunkFormat.PlainText)]
    [InlineData("english.txt", ChunkFormat.Markdown)]
    [InlineData("code.txt", ChunkFormat.Code)]
    [InlineData("multilingual.txt", ChunkFormat.PlainText)]
    public void Chunks_are_the_text_counted_as_they_stand(string file, ChunkFormat format)
    {
        const int Limit = 512;
        const int Overlap = 64;
        string text = File.ReadAllText(Path.Combine(Repository.Shared, "corpora", file));
        long end = 0;
        long tokens = 0;
        foreach (TextChunk chunk in new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = Limit, OverlapTokens = Overlap, Format = format }).Chunk(text))
        {
            Assert.Equal(end, chunk.Start + chunk.OverlapLength);
            Assert.Equal(Tokenizer.CountTokens(chunk.Text.Span), chunk.TokenCount);
            Assert.InRange(chunk.TokenCount, 1, Limit);
            Assert.InRange(Tokenizer.CountTokens(chunk.Text.Span[..chunk.OverlapLength]), 0, Overlap);
            end = chunk.End;
            tokens += chunk.TokenCount;
        }

        // What is repeated costs something, and chunks aren't nearly empty.
        Assert.Equal(text.Length, end);
        Assert.InRange(tokens, Tokenizer.CountTokens(text), Tokenizer.CountTokens(text) * 5L / 4);
    }
}
