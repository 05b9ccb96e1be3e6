using System.Globalization;
using System.Text;
using System.Text.Json;
using BytePair.Tests.Golden;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.Building;

/// <summary>Vocabularies in the form of tiktoken: those that are published, those of others, and those that are no such thing.</summary>
public sealed class TiktokenFileTests
{
    private const string Words = @"\S+|\s+";

    public static TheoryData<string> Encodings => new("r50k_base", "p50k_base", "cl100k_base", "o200k_base");

    /// <summary>What is built in can be made from its published parts, too, and then saved and loaded.</summary>
    [Theory, MemberData(nameof(Encodings))]
    public void A_published_file_gives_the_encoding_that_is_built_in(string name)
    {
        EncodingRecord record = EncodingRecord.All[name];
        BpeTokenizer made = BpeTokenizer.CreateFromTiktoken(Repository.PathOf("vocab", name + ".tiktoken"), record.Pattern, record.SpecialTokens, name);
        BpeTokenizer builtIn = BpeTokenizer.ForEncoding(name);
        BpeTokenizer loaded = SavedAndLoaded(made);
        Assert.Equal(name, made.EncodingName);
        Assert.Equal((builtIn.VocabularySize, builtIn.MaxTokenLength, builtIn.SpecialTokens.Count), (made.VocabularySize, made.MaxTokenLength, made.SpecialTokens.Count));
        foreach (OrdinaryVector vector in GoldenFile.Compact<OrdinaryVector>("ordinary.jsonl").Where(vector => vector.Encoding == name))
        {
            Assert.Equal(vector.Tokens, made.EncodeToIds(vector.Text));
            Assert.Equal(vector.Tokens, loaded.EncodeToIds(vector.Text));
        }

        int[] withSpecial = builtIn.EncodeToIds("a<|endoftext|>b", SpecialTokenHandling.Recognize);
        Assert.Equal(withSpecial, made.EncodeToIds("a<|endoftext|>b", SpecialTokenHandling.Recognize));
        Assert.Equal(withSpecial, loaded.EncodeToIds("a<|endoftext|>b", SpecialTokenHandling.Recognize));
    }

    [Theory]
    [InlineData("aGk= 0\naGk=\n", "Line 2")]
    [InlineData("aGk= 0\r\n\r\naGk\r\n", "Line 3")]
    [InlineData("aGk 0\n", "Line 1")]
    [InlineData("aGk= -1\n", "Line 1")]
    [InlineData("aGk= +1\n", "Line 1")]
    [InlineData("aGk= 1.5\n", "Line 1")]
    [InlineData("aGk= \n", "Line 1")]
    [InlineData("aGk=  1\n", "Line 1")]
    [InlineData(" 1\n", "Line 1")]
    [InlineData("aGk= 99999999999\n", "Line 1: the token has the id 2147483647")]
    [InlineData("aGk= 16777216\n", "at most 16777215")]
    [InlineData("aGk= 0\naGk= 1\n", "Line 2: the token has the bytes of the token with the id 0")]
    [InlineData("aGk= 0\naGs= 0\n", "Line 2: the token has the id 0, which was given before")]
    [InlineData("aGk= 0\n\u00E9 1\n", "Line 2")]
    [InlineData("\uFEFFaGk= 0\n", "Line 1")]
    [InlineData("{\"model\": {}}", "Line 1")]
    [InlineData("\n\r\n\n", "no tokens")]
    [InlineData("", "no tokens")]
    public void A_malformed_file_is_refused_with_its_line(string content, string message)
    {
        foreach (int size in new[] { 1, 3, 1000 })
        {
            var refused = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTiktoken(new OddReadsStream(Encoding.UTF8.GetBytes(content), [size]), Words));
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        byte[] content = File.ReadAllBytes(Repository.PathOf("vocab", "SHA256SUMS"));
        Assert.Contains("Line 1", Assert.Throws<InvalidDataException>(() => Create(content)).Message, StringComparison.Ordinal);
        Assert.Contains("Line 1", Assert.Throws<InvalidDataException>(() => Create([0xFF, 0xFE, 0x00, 0x00, 0x0A])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTiktoken((Stream)null!, Words));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTiktoken((string)null!, Words));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.CreateFromTiktoken(new MemoryStream(), null!));
        Assert.Throws<ArgumentException>(() => BpeTokenizer.CreateFromTiktoken(new MemoryStream("aGk= 0"u8.ToArray()), "(unclosed"));
    }

    /// <summary>2 GB of one line, of empty lines, of tokens without end: refused once a bound is passed, in memory that is bounded.</summary>
    [Theory]
    [InlineData("A", 2_000_000_000)]
    [InlineData("\n", 30_000_000)]
    [InlineData("AAAA 1\n", 300_000_000)]
    public void An_endless_file_is_refused(string part, int times)
    {
        using RepeatingStream stream = new([], Encoding.ASCII.GetBytes(part), times, []);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTiktoken(stream, Words));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    /// <summary>Tokens that hash alike, one after the other: the inverse of the hash's multiplication leads to them.</summary>
    [Fact]
    public void Tokens_that_are_made_to_collide_are_refused()
    {
        ulong inverse = 1;
        for (int i = 0; i < 6; i++)
        {
            inverse = unchecked(inverse * (2 - (0x9E3779B97F4A7C15UL * inverse)));
        }

        StringBuilder file = new();
        for (ulong i = 0; i < 5000; i++)
        {
            ulong word = unchecked(i * inverse) ^ unchecked(8 * 0xD6E8FEB86659FD93UL);
            file.Append(Convert.ToBase64String(BitConverter.GetBytes(word))).Append(' ').Append(i).Append('\n');
        }

        Assert.Contains("made to that end", Assert.Throws<InvalidDataException>(() => Create(Encoding.ASCII.GetBytes(file.ToString()))).Message, StringComparison.Ordinal);
    }

    /// <summary>Ids in any order, with gaps, high ones among them; a last line without an end.</summary>
    [Fact]
    public void Any_ids_will_do()
    {
        BpeTokenizer tokenizer = Create("aGk= 7\r\naQ== 1048577\r\naA== 3\r\n\r\nIA== 16777215"u8.ToArray());
        Assert.Equal([7, 3, 16777215, 1048577], tokenizer.EncodeToIds("hih i"));
        Assert.Equal("hih i", tokenizer.Decode([7, 3, 16777215, 1048577]));
        Assert.Equal(16777216, tokenizer.VocabularySize);
        Assert.Equal([3, 7, 1048577, 16777215], tokenizer.EnumerateTokens().Select(token => token.Id));
        Assert.Equal([7, 3, 16777215, 1048577], SavedAndLoaded(tokenizer).EncodeToIds("hih i"));
        string thousand = string.Concat(Enumerable.Repeat("hih i ", 1000));
        EveryShape.Encodes(tokenizer, thousand, [.. Enumerable.Repeat(new[] { 7, 3, 16777215, 1048577, 16777215 }, 1000).SelectMany(ids => ids)]);
    }

    [Fact]
    public void A_missing_byte_is_an_error_never_silence()
    {
        BpeTokenizer tokenizer = Create("aGk= 0\naQ== 1\n"u8.ToArray());
        Assert.Equal([0, 1], tokenizer.EncodeToIds("hii"));
        foreach (Action encode in new Action[]
        {
            () => tokenizer.EncodeToIds("ih"),
            () => tokenizer.CountTokens("ih"),
            () => tokenizer.CountTokens("ih"u8),
            () => tokenizer.CountTokens(new string('h', 3000)),
            () => tokenizer.Explain("ih"),
        })
        {
            Assert.Contains("0x68", Assert.Throws<InvalidOperationException>(encode).Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, tokenizer.CountTokens("hii"));
    }

    [Fact]
    public void Special_tokens_must_be_fit()
    {
        Assert.Contains("vocabulary", Assert.Throws<ArgumentException>(() => With("<|end|>", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("no text", Assert.Throws<ArgumentException>(() => With("", 9)).Message, StringComparison.Ordinal);
        Assert.Equal([0, 9], With("<|end|>", 9).EncodeToIds("hi<|end|>", SpecialTokenHandling.Recognize));

        static BpeTokenizer With(string text, int id) =>
            BpeTokenizer.CreateFromTiktoken(new MemoryStream("aGk= 0\naQ== 1\n"u8.ToArray()), Words, [new(text, id)]);
    }

    /// <summary>Mistral's ranks and pattern: each piece of text of all kinds has the tokens of rescanning; so has what is loaded.</summary>
    [SharedFact]
    public void Tekken_encodes_as_its_ranks_say()
    {
        string file = Repository.SharedPathOf("golden", "hf", "tekken-240718.tiktoken");
        using JsonDocument config = JsonDocument.Parse(File.ReadAllText(Repository.SharedPathOf("golden", "hf", "tekken-240718.config.json")));
        BpeTokenizer tokenizer = BpeTokenizer.CreateFromTiktoken(file, config.RootElement.GetProperty("pattern").GetString()!);
        BpeTokenizer loaded = SavedAndLoaded(tokenizer);
        Dictionary<string, int> ranks = File.ReadLines(file).Select(line => line.Split(' '))
            .ToDictionary(fields => Encoding.Latin1.GetString(Convert.FromBase64String(fields[0])), fields => int.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (OrdinaryVector vector in GoldenFile.Compact<OrdinaryVector>("ordinary.jsonl").Where((_, i) => i % 4 == 0))
        {
            int[] expected = [.. tokenizer.Explain(vector.Text).Pieces.SelectMany(piece => RescanningMerge.Encode(Encoding.Latin1.GetString(piece.Utf8Bytes.Span), ranks))];
            Assert.Equal(expected, tokenizer.EncodeToIds(vector.Text));
            Assert.Equal(expected, loaded.EncodeToIds(vector.Text));
        }
    }

    private static BpeTokenizer Create(byte[] content) => BpeTokenizer.CreateFromTiktoken(new MemoryStream(content), Words);

    private static BpeTokenizer SavedAndLoaded(BpeTokenizer tokenizer)
    {
        using MemoryStream saved = new();
        tokenizer.Save(saved);
        saved.Position = 0;
        return BpeTokenizer.Load(saved);
    }
}
