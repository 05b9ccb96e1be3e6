using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>A model's file by its path, as a stream, in memory: the same tokenizer.</summary>
public sealed class CreateTests
{
    private const string Tekken = """
        {"config": {"pattern": "[a-z]+|[^a-z]+", "num_vocab_tokens": 300, "default_vocab_size": 260, "default_num_special_tokens": 2, "version": "v3"},
         "vocab": [{VOCAB}], "type": "tekken"}
        """;

    [Fact]
    public async Task From_every_source_comes_the_same()
    {
        byte[] file = JsonSerializer.SerializeToUtf8Bytes(SmallFile.With());
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + "-small.json");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            Holds(BpeTokenizer.CreateFromTokenizerJson(path), Path.GetFileName(path));
            Holds(BpeTokenizer.CreateFromTokenizerJson(path, "small"), "small");
        }
        finally
        {
            File.Delete(path);
        }

        Holds(BpeTokenizer.CreateFromTokenizerJson(file), "tokenizer.json");
        Holds(BpeTokenizer.CreateFromTokenizerJson(new MemoryStream(file), "small"), "small");
        Holds(BpeTokenizer.CreateFromTokenizerJson(new OddReadsStream(file, 1, 61, 4093)), "tokenizer.json");
        Holds(await BpeTokenizer.CreateFromTokenizerJsonAsync(new OddReadsStream(file, 1, 61, 4093)), "tokenizer.json");

        static void Holds(BpeTokenizer tokenizer, string name)
        {
            Assert.Equal(name, tokenizer.EncodingName);
            Assert.Equal([256, 260], tokenizer.EncodeToIds("ab the"));
        }
    }

    [Fact]
    public async Task From_Tekken_comes_the_rank_and_the_number_of_special_tokens()
    {
        byte[] file = TekkenFile("");
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + "-tekken.json");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            Holds(BpeTokenizer.CreateFromTekken(path));
        }
        finally
        {
            File.Delete(path);
        }

        Holds(BpeTokenizer.CreateFromTekken(file));
        Holds(BpeTokenizer.CreateFromTekken(new MemoryStream(file)));
        Holds(await BpeTokenizer.CreateFromTekkenAsync(new OddReadsStream(file, 1, 61, 4093)));

        static void Holds(BpeTokenizer tokenizer)
        {
            Assert.Equal(260, tokenizer.VocabularySize);
            EveryShape.Encodes(tokenizer, "ab c", [258, 34, 101]);
            EveryShape.Encodes(tokenizer, "<unk>ab<s>", [0, 258, 1], SpecialTokenHandling.Recognize);
        }
    }

    [Fact]
    public void Tekken_is_saved_and_loaded()
    {
        using var saved = new MemoryStream();
        BpeTokenizer.CreateFromTekken(TekkenFile("")).Save(saved);
        saved.Position = 0;
        var loaded = BpeTokenizer.Load(saved);
        Assert.Equal([0, 258, 1], loaded.EncodeToIds("<unk>ab<s>", SpecialTokenHandling.Recognize));
    }

    [Fact]
    public void Special_tokens_of_Tekken_have_names_or_numbers()
    {
        var named = BpeTokenizer.CreateFromTekken(TekkenFile(""", "special_tokens": [{"rank": 1, "token_str": "[X]", "is_control": true}]"""));
        Assert.Equal(["<SPECIAL_0>", "[X]"], named.SpecialTokens.Keys);
    }

    [Theory]
    [InlineData("\"version\": \"v3\"", "\"version\": \"v13\"", "$.config.version: Files of the version 'v13'")]
    [InlineData("\"rank\": 5,", "\"rank\": 6,", "$.vocab[5] (line 2, byte ")]
    [InlineData("\"rank\": 5,", "\"rank\": 5, \"rank\": 5,", "$.vocab[5] (line 2, byte ")]
    [InlineData("\"BQ==\"", "\"B?==\"", "has no bytes in base64")]
    [InlineData("\"BQ==\"", "5", "has no bytes in base64")]
    [InlineData("\"BQ==\"", "\"\"", "is empty")]
    [InlineData("\"BQ==\"", "\"BA==\"", "has the bytes of the token with the id 6")]
    [InlineData("\"default_vocab_size\": 260", "\"default_vocab_size\": 300", "There are 259 tokens, fewer than the 298")]
    [InlineData("\"default_vocab_size\": 260", "\"default_vocab_size\": 1", "$.config.default_num_special_tokens: A whole number from 0 to 1")]
    [InlineData("\"pattern\": \"[a-z]+|[^a-z]+\"", "\"pattern\": \"[\"", "$.config.pattern: ")]
    [InlineData("\"config\"", "\"conf\"", "The property 'config' is missing")]
    [InlineData("\"vocab\"", "\"voc\"", "The property 'vocab' is missing")]
    [InlineData("\"type\": \"tekken\"", "\"special_tokens\": [{\"rank\": 0, \"token_str\": \"a\"}, {\"rank\": 1, \"token_str\": \"a\"}]", "$.special_tokens[1].token_str")]
    [InlineData("\"type\": \"tekken\"", "\"special_tokens\": [{\"rank\": 2, \"token_str\": \"a\"}]", "$.special_tokens[0].rank: A whole number from 0 to 1")]
    public void What_is_wrong_with_a_Tekken_file_is_said_with_its_place(string good, string bad, string message)
    {
        string file = System.Text.Encoding.UTF8.GetString(TekkenFile(""));
        var refusal = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTekken(EveryShape.Utf8(file.Replace(good, bad, StringComparison.Ordinal))));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTokenizerJson((string)null!));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTokenizerJson((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTekken((string)null!));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTekken((Stream)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => BpeTokenizer.CreateFromTekkenAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => BpeTokenizer.CreateFromTokenizerJsonAsync(null!));
        Assert.Throws<FileNotFoundException>(() => BpeTokenizer.CreateFromTokenizerJson(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));
    }

    /// <summary>All single bytes, then "ab", then one more, and others that are past what the model has.</summary>
    private static byte[] TekkenFile(string more)
    {
        byte[][] tokens = [.. Enumerable.Range(0, 256).Select(value => new[] { (byte)value }), .. new[] { "ab", "cd", "ef" }.Select(EveryShape.Utf8)];
        string vocabulary = string.Join(", ", tokens.Select((token, rank) => $$"""{"rank": {{rank}}, "token_bytes": "{{Convert.ToBase64String(token)}}", "token_str": null}"""));
        return EveryShape.Utf8(Tekken.Replace("{VOCAB}", vocabulary, StringComparison.Ordinal).Replace(", \"type\"", more + ", \"type\"", StringComparison.Ordinal));
    }
}
