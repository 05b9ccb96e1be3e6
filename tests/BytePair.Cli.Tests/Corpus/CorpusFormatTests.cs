namespace BytePair.Cli.Tests.Corpus;

/// <summary>Every format read back has the ids of every document, with its separator.</summary>
public sealed class CorpusFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("nanogpt", "gpt2", "uint16")]
    [InlineData("nanogpt", "o200k_base", "uint32")]
    [InlineData("llmc", "gpt2", "uint16")]
    [InlineData("llmc", "cl100k_base", "uint32")]
    [InlineData("npy", "r50k_base", "uint16")]
    [InlineData("npy", "o200k_base", "uint32")]
    public void Flat_shards_hold_the_ids_of_all_documents_in_order(string format, string encoding, string type)
    {
        string[] documents = CorpusTexts.Make(1, 300);
        string input = folder.Write("in.jsonl", CorpusTexts.ToJsonLines(documents));
        string whole = Path.Combine(folder.Path, "whole");
        string sharded = Path.Combine(folder.Path, "sharded");

        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-e", encoding, "--format", format, "-o", whole, input));
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-e", encoding, "--format", format, "-o", sharded, input, "--shard-tokens", "5K", "--threads", "3"));

        int[] expected = [.. Expected(encoding, documents, isBefore: format == "llmc").SelectMany(ids => ids)];
        Assert.Equal(expected, ShardReader.ReadAll(whole, format, type));
        Assert.Equal(expected, ShardReader.ReadAll(sharded, format, type));
        string[] names = ShardReader.NamesOf(sharded);
        Assert.Equal((expected.Length + 4999) / 5000, names.Length);
        Assert.All(names[..^1], name => Assert.Equal(5000, ShardReader.Read(Path.Combine(sharded, name), format, type).Length));
        Assert.StartsWith("train_000000.", names[0], StringComparison.Ordinal);
        Assert.Equal(names.Length + 1, Directory.GetFiles(sharded).Length);
    }

    [Theory]
    [InlineData("megatron", "gpt2", "uint16")]
    [InlineData("megatron", "o200k_base", "int32")]
    [InlineData("datatrove", "gpt2", "uint16")]
    [InlineData("datatrove", "cl100k_base", "uint32")]
    public void Shards_with_documents_keep_them_whole(string format, string encoding, string type)
    {
        string[] documents = [.. CorpusTexts.Make(2, 300), CorpusTexts.Long(3), "", "end"];
        string input = folder.Write("in.json", CorpusTexts.ToJsonArray(documents));
        string output = Path.Combine(folder.Path, "out");

        Bytepair.AssertSuccess(Bytepair.Run("corpus", "-e", encoding, "--format", format, "-o", output, input, "--shard-tokens", "50_000", "--threads", "2"));

        int[][] expected = [.. Expected(encoding, documents, isBefore: false)];
        int[][] actual = ShardReader.ReadDocuments(output, format, type);
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(expected, actual);
        string[] names = ShardReader.NamesOf(output);
        Assert.True(names.Length > 1);
        Assert.All(names[..^1], name => Assert.True(ShardReader.Read(Path.Combine(output, name), format, type).Length >= 50_000));
        Assert.Equal(1 + (names.Length * (format == "megatron" ? 2 : 3)), Directory.GetFiles(output).Length);
    }

    [Fact]
    public void Documents_without_separators_may_have_no_token()
    {
        string input = folder.Write("in.jsonl", "\"\"\n\"hello world\"\n\"\"\n");
        foreach (string format in (string[])["megatron", "npy"])
        {
            string output = Path.Combine(folder.Path, format);
            Outcome outcome = Bytepair.Run("corpus", "-e", "cl100k_base", "--format", format, "--separator", "none", "-o", output, input);
            Bytepair.AssertSuccess(outcome);
            Assert.Equal("train: 3 documents, 2 tokens, 1 shard\n", outcome.Text);
        }

        Assert.Equal([[], [15339, 1917], []], ShardReader.ReadDocuments(Path.Combine(folder.Path, "megatron"), "megatron", "int32"));
        Assert.Equal([15339, 1917], ShardReader.ReadAll(Path.Combine(folder.Path, "npy"), "npy", "uint32"));
    }

    [Fact]
    public void A_split_parts_documents_by_their_text_and_loses_none()
    {
        string[] documents = CorpusTexts.Make(4, 1000, 20);
        string forth = folder.Write("forth.jsonl", CorpusTexts.ToJsonLines(documents));
        string back = folder.Write("back.json", CorpusTexts.ToJsonArray(documents.Reverse()));
        string one = Path.Combine(folder.Path, "one");
        string two = Path.Combine(folder.Path, "two");
        string other = Path.Combine(folder.Path, "other");

        Bytepair.AssertSuccess(Bytepair.Run("corpus", "--format", "megatron", "--split", "0.2", "-o", one, forth));
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "--format", "megatron", "--split", "0.2", "-o", two, back));
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "--format", "megatron", "--split", "0.2", "--seed", "7", "-o", other, forth));

        int[][] train = ShardReader.ReadDocuments(one, "megatron", "int32");
        int[][] validation = ShardReader.ReadDocuments(one, "megatron", "int32", "val");
        Assert.InRange(validation.Length, 100, 300);
        Assert.Equal(train.Reverse(), ShardReader.ReadDocuments(two, "megatron", "int32"));
        Assert.Equal(validation.Reverse(), ShardReader.ReadDocuments(two, "megatron", "int32", "val"));
        Assert.NotEqual(validation, ShardReader.ReadDocuments(other, "megatron", "int32", "val"));
        var all = Expected("o200k_base", documents, isBefore: false).Select(Key).Order(StringComparer.Ordinal);
        Assert.Equal(all, train.Concat(validation).Select(Key).Order(StringComparer.Ordinal));
        Assert.Empty(train.Select(Key).Intersect(validation.Select(Key)));
        static string Key(int[] ids) => string.Join(' ', ids);
    }

    [Fact]
    public void Verify_finds_every_changed_byte()
    {
        string input = folder.Write("in.jsonl", CorpusTexts.ToJsonLines(CorpusTexts.Make(5, 100)));
        string output = Path.Combine(folder.Path, "out");
        Bytepair.AssertSuccess(Bytepair.Run("corpus", "--format", "datatrove", "-o", output, input));
        Assert.Equal("3 files are as the manifest says\n", Bytepair.Run("corpus", "--verify", output).Text);

        string shard = Path.Combine(output, "train.ds");
        byte[] bytes = File.ReadAllBytes(shard);
        bytes[^1] ^= 1;
        File.WriteAllBytes(shard, bytes);
        File.Delete(shard + ".index");
        File.AppendAllText(shard + ".metadata", "\n");

        Outcome outcome = Bytepair.Run("corpus", "--verify", output);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(4, outcome.Text.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("train.ds: has other bytes", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("train.ds.index: is missing", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("train.ds.metadata: has ", outcome.Text, StringComparison.Ordinal);
    }

    internal static IEnumerable<int[]> Expected(string encoding, IEnumerable<string> documents, bool isBefore)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        int separator = tokenizer.EndOfTextId;
        return documents.Select(text => (int[])(isBefore ? [separator, .. tokenizer.EncodeToIds(text)] : [.. tokenizer.EncodeToIds(text), separator]));
    }
}
