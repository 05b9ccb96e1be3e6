using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using BytePair;
using BytePair.Budgeting;

namespace Consumer;

/// <summary>
/// Answers of each part of the packages, a line each: what needs resources, JSON, files, streams, threads or generic code is where a
/// framework, trimming or compilation ahead could make a difference. The test itself tells them too, from the sources' build.
/// </summary>
internal static class Facts
{
    public static IEnumerable<string> Tell()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        yield return "encoding " + tokenizer.EncodingName + " " + tokenizer.VocabularySize;
        yield return "special " + Join(tokenizer.EncodeToIds("hello<|endoftext|>", SpecialTokenHandling.Recognize));
        yield return "truncated " + tokenizer.TruncateToTokens("Hello, world! How are you?", 4);
        yield return "batch " + Join(tokenizer.CountTokensBatch(["hello world", "hello"]));
        yield return "parallel " + tokenizer.CountTokensParallel(Repeat("Some words, 12345 of them. ", 20_000));
        yield return "stream " + tokenizer.CountTokens(new MemoryStream(Encoding.UTF8.GetBytes(Repeat("words ", 50_000))));
        yield return "asynchronous " + tokenizer.CountTokensAsync(new StringReader(Repeat("words ", 50_000))).GetAwaiter().GetResult();
        yield return "explained " + tokenizer.Explain("hello tokenizers").Pieces.Count + " pieces";

        foreach (string fact in OfVocabularies().Concat(OfBudgets()))
        {
            yield return fact;
        }
#if ADAPTERS
        foreach (string fact in Adapters.Tell())
        {
            yield return fact;
        }
#endif
    }

    /// <summary>A vocabulary is learnt, written, read, saved and loaded.</summary>
    private static IEnumerable<string> OfVocabularies()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        try
        {
            string json = Path.Combine(folder, "tokenizer.json");
            string saved = Path.Combine(folder, "own.bytepair");
            var trainer = new BpeTrainer(BpePatterns.O200k, new BpeTrainerOptions { SpecialTokens = ["<|endoftext|>"] });
            trainer.AddTexts(Enumerable.Repeat("low lower lowest, new newer newest", 10));
            trainer.Train(270).SaveAsTokenizerJson(json);

            BpeTokenizer read = BpeTokenizer.CreateFromTokenizerJson(json);
            read.Save(saved);
            yield return "read " + Join(read.EncodeToIds("lower newest"));
            yield return "loaded " + Join(BpeTokenizer.Load(saved).EncodeToIds("lower newest"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> OfBudgets()
    {
        ModelMatch match = ModelCatalog.Default.Find("ft:gpt-4.1-mini:my-org::abc");
        yield return "model " + match.Kind + " " + match.Model.ContextWindow;

        ChatTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
        var prompt = new ChatPrompt([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!")]);
        yield return "chat " + counter.Count(prompt).TotalTokens;

        ChatRequest request = ChatRequest.Parse("""{"model":"gpt-4o","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello, hello, hello, hello!"},{"role":"user","content":"What now?"}]}""");
        FittedPrompt fitted = new ConversationFitter(counter).Fit(request.Prompt, maxTokens: 22);
        yield return "fitted " + fitted.Dropped.Count + " " + (request with { Prompt = fitted.Prompt }).ToJson();

        var chunker = new TextChunker(BpeTokenizer.ForModel("text-embedding-3-small"), new TextChunkerOptions { MaxTokens = 20, Format = ChunkFormat.Markdown });
        TextChunk[] chunks = chunker.Chunk("# Guide\n\nRead me.\n\n## Install\n\nRun it.").ToArray();
        yield return "chunks " + chunks.Length + " " + string.Join("/", chunks[chunks.Length - 1].Headings);
    }

    private static string Join(IEnumerable<int> numbers) => string.Join(" ", numbers);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
