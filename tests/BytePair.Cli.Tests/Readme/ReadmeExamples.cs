// Between the marks stands what the README shows; ReadmeTests compares the two.
namespace BytePair.Cli.Tests.Readme;

/// <summary>The README's examples, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class ReadmeExamples
{
    [Fact]
    public void Ids_and_text()
    {
        // snippet: ids and text
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        int[] ids = tokenizer.EncodeToIds("hello world");           // 24912, 2375
        string text = tokenizer.Decode(ids);                        // "hello world"
        // end

        Assert.Equal([24912, 2375], ids);
        Assert.Equal("hello world", text);
    }

    [Fact]
    public void Utf8_spans_and_streams()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Repository.Root;
        try
        {
            // snippet: utf-8, spans, streams
            int ofUtf8 = tokenizer.CountTokens("hello world"u8);

            Span<int> few = stackalloc int[16];
            if (tokenizer.TryEncode("hello world", few, out int written))
            {
                few = few[..written];
            }

            using FileStream file = File.OpenRead("README.md");
            long ofFile = tokenizer.CountTokens(file);
            // end

            Assert.Equal(2, ofUtf8);
            Assert.Equal([24912, 2375], few.ToArray());
            Assert.Equal(tokenizer.CountTokens(File.ReadAllBytes("README.md")), ofFile);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public async Task Limits_places_and_asynchrony()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Repository.Root;
        try
        {
            // snippet: limits, places, asynchrony
            string question = "hello world, hello again";
            bool fits = tokenizer.IsWithinTokenLimit(question, 3, out int counted);             // false; it stops counting there
            EncodedToken[] tokens = tokenizer.EncodeToTokens(question);
            string secondToken = question[tokens[1].Range];             // " world"

            using FileStream stream = File.OpenRead("README.md");
            long ofStream = await tokenizer.CountTokensAsync(stream);
            // end

            Assert.False(fits);
            Assert.True(counted > 3);
            Assert.Equal(" world", secondToken);
            Assert.Equal(tokenizer.CountTokens(File.ReadAllBytes("README.md")), ofStream);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void Special_tokens()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        TextWriter before = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            // snippet: special tokens
            string prompt = "hello<|endoftext|>";

            int[] asText = tokenizer.EncodeToIds(prompt);                                      // 24912, 27, 91, 419, 1440, 919, 91, 29
            int[] asToken = tokenizer.EncodeToIds(prompt, SpecialTokenHandling.Recognize);     // 24912, 199999
            int[] chosen = tokenizer.EncodeToIds(prompt, SpecialTokenHandling.RecognizeOnly("<|endoftext|>"));

            try
            {
                tokenizer.EncodeToIds(prompt, SpecialTokenHandling.Reject);
            }
            catch (DisallowedSpecialTokenException refused)
            {
                Console.WriteLine($"{refused.SpecialToken} at {refused.Position}");            // <|endoftext|> at 5
            }
            // end

            Assert.Equal([24912, 27, 91, 419, 1440, 919, 91, 29], asText);
            Assert.Equal([24912, 199999], asToken);
            Assert.Equal([24912, 199999], chosen);
            Assert.Equal("<|endoftext|> at 5", printed.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    [Fact]
    public void Own_special_tokens()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");

        // snippet: own special tokens
        BpeTokenizer chat = tokenizer.WithSpecialTokens(new Dictionary<string, int> { ["<|note|>"] = 200100 });
        int[] noted = chat.EncodeToIds("<|note|>hello", SpecialTokenHandling.Recognize);   // 200100, 24912
        // end

        Assert.Equal([200100, 24912], noted);
    }

    [Fact]
    public void Decoding_and_look_ups()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        int[] ids = [24912, 2375];

        // snippet: decoding, look-ups
        StreamingDecoder decoder = tokenizer.CreateDecoder();
        string shown = decoder.Append(24912);                       // "hello"; half an emoji would wait for its other half
        string parts = tokenizer.DecodeWithOffsets(ids, out int[] offsets);                // "hello world"; 0, 5
        ReadOnlySpan<byte> bytes = tokenizer.GetTokenBytes(2375);   // " world"u8
        int single = tokenizer.GetTokenId(" world");                // 2375
        bool isSpecial = tokenizer.IsSpecialToken(199999);          // true
        // end

        Assert.Equal("hello", shown);
        Assert.Equal("hello world", parts);
        Assert.Equal([0, 5], offsets);
        Assert.Equal(" world"u8, bytes);
        Assert.Equal(2375, single);
        Assert.True(isSpecial);
    }

    [Fact]
    public void Growing_text_and_ranges()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");

        // snippet: growing text, ranges
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
        counter.Append("hello wor");
        counter.Append("ld");
        long soFar = counter.Count;                                 // 2

        TokenRangeCounter ranges = tokenizer.CreateRangeCounter("hello world, hello again");
        long ofRange = ranges.CountTokens(13, 11);                  // 2: "hello again"
        // end

        Assert.Equal(2, soFar);
        Assert.Equal(2, ofRange);
    }

    [Fact]
    public void Batches()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Repository.Root;
        try
        {
            // snippet: batches
            string[] texts = ["hello world", "hello"];
            EncodedBatch batch = tokenizer.EncodeBatch(texts);          // all ids in one array, and where those of each text begin
            int[] first = batch[0].ToArray();                           // 24912, 2375
            int[] counts = tokenizer.CountTokensBatch(texts);           // 2, 1

            string large = File.ReadAllText("README.md");
            int ofLarge = tokenizer.CountTokensParallel(large);         // one text, split where that leaves its ids unchanged
            // end

            Assert.Equal([24912, 2375], first);
            Assert.Equal([2, 1], counts);
            Assert.Equal(tokenizer.CountTokens(large), ofLarge);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void Explanations()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");
        TextWriter before = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            // snippet: explanations
            Explanation explanation = tokenizer.Explain("hello tokenizers");
            int merges = explanation.Pieces[1].Merges.Count;            // 9, until " token" and "izers" are left
            Console.WriteLine(explanation);                             // all of it, line by line
            // end

            Assert.Equal(9, merges);
            Assert.Equal(explanation.ToString(), printed.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
