// snippet: start
using BytePair;
// end

namespace BytePair.Cli.Tests.Readme;

/// <summary>The examples of the library's own page, run as they are printed.</summary>
[Collection(ExamplesCollection.Name)]
public sealed class BytePairReadmeExamples
{
    [Fact]
    public void Start()
    {
        // snippet: start
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");       // or ForEncoding("o200k_base"); shared, safe on any thread

        int count = tokenizer.CountTokens("hello world");               // 2
        int[] ids = tokenizer.EncodeToIds("hello world");               // 24912, 2375
        string text = tokenizer.Decode(ids);                            // hello world
        string start = tokenizer.TruncateToTokens("Hello, world! How are you?", 4);     // Hello, world!
        // end

        Assert.Equal(2, count);
        Assert.Equal([24912, 2375], ids);
        Assert.Equal("hello world", text);
        Assert.Equal("Hello, world!", start);
    }

    [Fact]
    public void Special_tokens()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForModel("gpt-4o");

        // snippet: special tokens
        int[] asText = tokenizer.EncodeToIds("<|endoftext|>");                                      // 27, 91, 419, 1440, 919, 91, 29
        int[] asToken = tokenizer.EncodeToIds("<|endoftext|>", SpecialTokenHandling.Recognize);     // 199999
        // end

        Assert.Equal([27, 91, 419, 1440, 919, 91, 29], asText);
        Assert.Equal([199999], asToken);
    }
}
