using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests.Corpus;

/// <summary>What is read: text, JSON of every shape, gzip; and what is refused, with its place.</summary>
public sealed class CorpusInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_form_of_the_same_documents_gives_the_same_shard()
    {
        string[] documents = [.. CorpusTexts.Make(11, 200), CorpusTexts.Long(12), new string('x', 3_000_000), "end"];
        byte[] lines = CorpusTexts.ToJsonLines(documents);
        byte[] array = CorpusTexts.ToJsonArray(documents);
        string[] inputs =
        [
            folder.Write("a.jsonl", lines), folder.Write("b.json", array), folder.Write("c.json", lines),
            folder.Write("d.ndjson.gz", CorpusTexts.Pack(lines)), folder.Write("e.json.gz", CorpusTexts.Pack(array)),
        ];
        int[] expected = [.. CorpusFormatTests.Expected("cl100k_base", documents, isBefore: false).SelectMany(ids => ids)];
        foreach (string input in inputs)
        {
            string output = Path.Combine(folder.Path, "out-" + Path.GetFileName(input));
            Bytepair.AssertSuccess(Bytepair.Run("corpus", "-e", "cl100k_base", "-o", output, input));
            Assert.Equal(expected, ShardReader.ReadAll(output, "nanogpt", "uint32"));
        }

        string fromPipe = Path.Combine(folder.Path, "pipe");
        Bytepair.AssertSuccess(Bytepair.RunWith(CorpusTexts.Pack(lines), "corpus", "-e", "cl100k_base", "--input", "jsonl", "-o", fromPipe));
        Assert.Equal(expected, ShardReader.ReadAll(fromPipe, "nanogpt", "uint32"));
    }

    [Fact]
    public void A_text_is_one_document_of_any_bytes_and_any_length()
    {
        byte[] random = new byte[3_000_000];
        new Random(13).NextBytes(random);
        random[0] = 1; // no gzip
        byte[] word = Encoding.UTF8.GetBytes(new string('я', 2_000_000));
        byte[] prose = Encoding.UTF8.GetBytes(CorpusTexts.Long(14));
        byte[] mixed = [.. prose, .. word, .. random, .. word, .. prose, .. "\n"u8];
        string[] inputs = [folder.Write("1.txt", mixed), folder.Write("2.txt", ""), folder.Write("3.txt.gz", CorpusTexts.Pack(mixed)), folder.Write("4", word)];
        string output = Path.Combine(folder.Path, "out");

        Outcome outcome = Bytepair.Run(["corpus", "--special", "recognize", "--separator", "before", "--format", "megatron", "-o", output, .. inputs]);

        Bytepair.AssertSuccess(outcome);
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        int[][] expected = [.. ((byte[][])[mixed, [], mixed, word]).Select(text => (int[])[tokenizer.EndOfTextId, .. tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize)])];
        Assert.Equal(expected, ShardReader.ReadDocuments(output, "megatron", "int32"));
    }

    /// <summary>Lines of JSON with a byte changed here and there: those pass that the framework's own reader takes, with the text that it reads.</summary>
    [Fact]
    public void Json_is_what_the_standard_says()
    {
        var random = new Random(15);
        string[] seeds =
        [
            """{"text":"one \u00e9 \/ \"two\"\t","n":[-0.5e-7,0,12E+3,true,false,null,{},[],""]}""", """ {"a":{"text":1,"b":[[{"c":"}]"}]]} , "text" : "three" } """, "\"four\\n\"",
            """{"text":""}""", string.Concat(Enumerable.Repeat("[", 63)) + string.Concat(Enumerable.Repeat("]", 63)), """{"x":01,"text":"five"}""", "{\"text\":\"six\",}", "[\"text\"]", "nul", "7",
        ];
        const string Changes = "{}[]\",:\\/0123456789eE+-.tfnu \t\u0001";
        var lines = new List<string>();
        for (int i = 0; i < 4000; i++)
        {
            var line = new StringBuilder(seeds[random.Next(seeds.Length)]);
            for (int changes = random.Next(4); changes > 0 && line.Length > 0; changes--)
            {
                int at = random.Next(line.Length);
                _ = random.Next(3) switch
                {
                    0 => line.Remove(at, 1),
                    1 => line.Insert(at, Changes[random.Next(Changes.Length)]),
                    _ => line.Replace(line[at], Changes[random.Next(Changes.Length)], at, 1),
                };
            }

            lines.Add(line.ToString());
        }

        string input = folder.Write("in.jsonl", string.Join('\n', lines));
        string output = Path.Combine(folder.Path, "out");
        Outcome outcome = Bytepair.Run("corpus", "--skip-invalid", "--format", "datatrove", "-o", output, input);

        string?[] texts = [.. lines.Where(line => line.Trim(' ', '\t').Length > 0).Select(TextOf)];
        string[] expected = [.. texts.OfType<string>()];
        Assert.InRange(expected.Length, 500, 3500);
        Bytepair.AssertSuccess(outcome);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"skipped: {texts.Length - expected.Length:N0} invalid documents\n"), outcome.Text, StringComparison.Ordinal);
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        Assert.Equal(expected, ShardReader.ReadDocuments(output, "datatrove", "uint32").Select(ids => tokenizer.Decode(ids.AsSpan(0, ids.Length - 1))));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_replacement_character_and_other_bytes_stay()
    {
        byte[] input = [.. "\"a\\ud83d\\n\\udE42\\ud83d\\ud83d\\ude42\\ud83d\"\n\"b"u8, 0xFF, .. "\""u8];
        string output = Path.Combine(folder.Path, "out");
        Bytepair.AssertSuccess(Bytepair.RunWith(input, "corpus", "--input", "jsonl", "--format", "megatron", "--separator", "none", "-o", output));
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        Assert.Equal(
            [Encoding.UTF8.GetBytes("a\uFFFD\n\uFFFD\uFFFD🙂\uFFFD"), [(byte)'b', 0xFF]],
            ShardReader.ReadDocuments(output, "megatron", "int32").Select(ids => tokenizer.DecodeToUtf8(ids)));
    }

    [Fact]
    public void A_field_may_be_within_others_and_have_dots_in_its_name()
    {
        string input = folder.Write("in.jsonl", """
            {"page":{"x":1,"body.html":"hello"},"body.html":"no"}
            {"page":{"body.html":7}}
            {"page":"no"}
            "no"
            {"page":{"body.html":"a"},"page":{"body.html":"b"}}
            {"page":{"body.html":" world"}}
            """);
        string output = Path.Combine(folder.Path, "out");
        Outcome outcome = Bytepair.Run("corpus", "-e", "cl100k_base", "--field", @"page.body\.html", "--skip-invalid", "--separator", "none", "-o", output, input);
        Bytepair.AssertSuccess(outcome);
        Assert.Equal("train: 2 documents, 2 tokens, 1 shard\nskipped: 4 invalid documents\n", outcome.Text);
        Assert.Equal([15339, 1917], ShardReader.ReadAll(output, "nanogpt", "uint32"));
    }

    /// <summary>The document has gone into shards before it turns out to be none: they take it back.</summary>
    [Theory]
    [InlineData("npy", "uint32")]
    [InlineData("megatron", "int32")]
    public void A_huge_invalid_document_leaves_no_trace(string format, string type)
    {
        string[] documents = CorpusTexts.Make(16, 50);
        string broken = "{\"text\":\"" + string.Concat(Enumerable.Repeat("Once upon a time ", 200_000)) + "\",}\n";
        string endless = "{\"text\":\"" + new string('y', 3_000_000) + "\n";
        byte[] lines = CorpusTexts.ToJsonLines(documents);
        string input = folder.Write("in.jsonl", [.. lines, .. Encoding.UTF8.GetBytes(broken), .. lines, .. Encoding.UTF8.GetBytes(endless), .. lines]);
        string output = Path.Combine(folder.Path, "out");

        Outcome outcome = Bytepair.Run("corpus", "--skip-invalid", "--format", format, "--shard-tokens", "20K", "--checkpoint", "0", "-o", output, input);

        Bytepair.AssertSuccess(outcome);
        Assert.Contains("skipped: 2 invalid documents", outcome.Text, StringComparison.Ordinal);
        int[] expected = [.. CorpusFormatTests.Expected("o200k_base", [.. documents, .. documents, .. documents], isBefore: false).SelectMany(ids => ids)];
        Assert.Equal(expected, ShardReader.ReadAll(output, format, type));
        Assert.Equal(0, Bytepair.Run("corpus", "--verify", output).ExitCode);
        Assert.Equal((ShardReader.NamesOf(output).Length * (format == "npy" ? 1 : 2)) + 1, Directory.GetFiles(output).Length);
    }

    [Theory]
    [InlineData("a.jsonl", "\"a\"\n\n{\"text\":\"b\"\n", "line 3, byte 12", "the line ends where a comma or a closing brace should be")]
    [InlineData("a.jsonl", "\"a\"\n\"b\n\"", "line 2, byte 3", "the line ends within a string")]
    [InlineData("a.jsonl", "\"a\" \"b\"\n", "line 1, byte 5", "'\"' stands where the end of the line should be")]
    [InlineData("a.jsonl", "\"a\"\n{\"body\":\"b\"}\n", "line 2, byte 13", "no field 'text'")]
    [InlineData("a.jsonl", "{\"text\":\"\\x\"}", "line 1, byte 11", "'x' stands where one of")]
    [InlineData("a.json", "[\"a\",\n {\"text\":\"b\"},\n]", "line 3, byte 1", "']' stands where a value should be")]
    [InlineData("a.json", "[\"a\"] 7", "line 1, byte 7", "the end of the text, behind the array,")]
    [InlineData("a.json", "[\"a\"", "line 1, byte 5", "the text ends where a comma or a closing bracket should be")]
    [InlineData("a.json", "{\"a\":\"\u0001\"}", "line 1, byte 7", "U+0001")]
    public void What_is_no_json_is_refused_with_its_place(string name, string text, params string[] says)
    {
        string input = folder.Write(name, text);

        Outcome outcome = Bytepair.Run("corpus", "-o", Path.Combine(folder.Path, "out"), input);

        Bytepair.AssertFailure(outcome, [input, .. says]);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Values_that_are_nested_too_deep_are_refused_without_falling_over()
    {
        string input = folder.Write("deep.json", new string('[', 1_000_000));

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", Path.Combine(folder.Path, "out"), input), "deep.json", "nested more than 64 deep");
    }

    [Fact]
    public void A_packed_file_that_is_cut_off_or_broken_is_refused()
    {
        byte[] packed = CorpusTexts.Pack(CorpusTexts.ToJsonLines(CorpusTexts.Make(17, 100)));
        string cut = folder.Write("cut.txt.gz", packed[..^100]);
        packed[packed.Length / 3] ^= 0x55;
        string broken = folder.Write("broken.txt.gz", packed);

        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", Path.Combine(folder.Path, "1"), cut), "cut.txt.gz", "unpacked");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "-o", Path.Combine(folder.Path, "2"), broken), "broken.txt.gz", "unpacked");
    }

    [Fact]
    public void A_special_token_that_is_refused_is_named_with_its_place()
    {
        string input = folder.Write("in.jsonl", "\"fine\"\n{\"text\":\"so é<|endoftext|>\"}\n");
        string endless = folder.Write("in.txt", new string('x', 2_000_000) + "<|endoftext|>");

        Bytepair.AssertFailure(Bytepair.Run("corpus", "--special", "reject", "-o", Path.Combine(folder.Path, "1"), input), "in.jsonl", "line 2", "byte 5", "<|endoftext|>");
        Bytepair.AssertFailure(Bytepair.Run("corpus", "--special", "reject", "-o", Path.Combine(folder.Path, "2"), endless), "in.txt", "byte 2000000", "<|endoftext|>");
    }

    [Theory]
    [InlineData("Give --output", "in.txt")]
    [InlineData("uint16 holds 65536", "-o", "out", "--dtype", "uint16", "in.txt")]
    [InlineData("has no uint32", "-o", "out", "--format", "megatron", "--dtype", "uint32", "in.txt")]
    [InlineData("--format can't be 'arrow'", "-o", "out", "--format", "arrow", "in.txt")]
    [InlineData("'0' is no number from 1 on", "-o", "out", "--shard-tokens", "0", "in.txt")]
    [InlineData("2147483647", "-o", "out", "--shard-tokens", "3B", "--format", "llmc", "in.txt")]
    [InlineData("--split can't be '1.5'", "-o", "out", "--split", "1.5", "in.txt")]
    [InlineData("has no token 'two words'", "-o", "out", "--separator-token", "two words", "in.txt")]
    [InlineData("there is no file", "-o", "out", "in.txt")]
    [InlineData("no manifest", "--verify", ".")]
    public void Wrong_usage_is_one_line_and_makes_no_folder(string says, params string[] arguments)
    {
        string[] placed = [.. arguments.Select(word => word is "out" or "in.txt" or "." ? Path.Combine(folder.Path, word) : word)];

        Bytepair.AssertFailure(Bytepair.Run(["corpus", .. placed]), says);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    private static string? TextOf(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            if (root.ValueKind == JsonValueKind.String)
            {
                return root.GetString();
            }

            JsonElement[] found = root.ValueKind == JsonValueKind.Object ? [.. root.EnumerateObject().Where(member => member.Name == "text").Select(member => member.Value)] : [];
            return found is [{ ValueKind: JsonValueKind.String } text] ? text.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
