using System.Text.Json;

namespace BytePair.Cli.Tests.Counting;

public sealed class CountTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_file_gives_its_number_and_its_path()
    {
        string path = folder.Write("hello.txt", "hello world");

        Outcome outcome = Bytepair.Run("count", path);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"2  {path}\n", outcome.Text);
    }

    [Fact]
    public void Standard_input_gives_the_number_alone()
    {
        Assert.Equal("2\n", Bytepair.RunWith("hello world", "count").Text);
        Assert.Equal("2\n", Bytepair.RunWith("hello world", "count", "-").Text);
        Assert.Equal("0\n", Bytepair.RunWith("", "count").Text);
    }

    [Fact]
    public void Several_files_give_right_aligned_lines_in_their_order_and_a_total()
    {
        string two = folder.Write("two.txt", "hello world");
        string many = folder.Write("many.txt", string.Concat(Enumerable.Repeat("hello world\n", 500)));
        string none = folder.Write("none.txt", "");

        Outcome outcome = Bytepair.Run("count", two, many, none);

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"   2  {two}\n1500  {many}\n   0  {none}\n1502  total\n", outcome.Text);
    }

    [Fact]
    public void Standard_input_can_be_one_of_several()
    {
        string path = folder.Write("one.txt", "hello");

        Outcome outcome = Bytepair.RunWith("hello world", "count", path, "-");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal($"      1  {path}\n      2  -\n      3  total\n", outcome.Text);
    }

    [Fact]
    public void A_file_may_look_like_an_option_after_two_dashes_or_like_a_response_file()
    {
        string notes = folder.Write("@notes", "hello world");

        Assert.Equal(0, Bytepair.Run("count", notes).ExitCode);
        Bytepair.AssertFailure(Bytepair.Run("count", "@notes"), "there is no file '@notes'");
        Bytepair.AssertFailure(Bytepair.Run("count", "--", "--encoding"), "there is no file '--encoding'");
    }

    [Fact]
    public void A_file_that_fails_does_not_keep_the_others_from_being_counted()
    {
        string one = folder.Write("one.txt", "hello");
        string two = folder.Write("two.txt", "hello world");

        Outcome outcome = Bytepair.Run("count", one, Path.Combine(folder.Path, "missing.txt"), two);

        Bytepair.AssertFailure(outcome, "there is no file", "missing.txt");
        Assert.Equal($" 1  {one}\n 2  {two}\n 3  total\n", outcome.Text);
    }

    [Fact]
    public void Every_encoding_counts_as_the_library_does()
    {
        const string Text = "Naïve café: 12345 tokens, \t\n\n  don't — 你好, мир! 🙂 <|endoftext|>";
        foreach (string encoding in BpeTokenizer.EncodingNames)
        {
            int expected = BpeTokenizer.ForEncoding(encoding).CountTokens(Text);
            Assert.Equal($"{expected}\n", Bytepair.RunWith(Text, "count", "--encoding", encoding).Text);
        }
    }

    [Fact]
    public void A_model_stands_for_its_encoding_and_the_default_is_o200k_base()
    {
        const string Text = "антидисестаблишментарианизм 123456"; // tells the encodings apart
        string o200k = Bytepair.RunWith(Text, "count", "-e", "o200k_base").Text;
        string cl100k = Bytepair.RunWith(Text, "count", "-e", "cl100k_base").Text;
        Assert.NotEqual(o200k, cl100k);

        Assert.Equal(o200k, Bytepair.RunWith(Text, "count").Text);
        Assert.Equal(o200k, Bytepair.RunWith(Text, "count", "-m", "gpt-4o").Text);
        Assert.Equal(cl100k, Bytepair.RunWith(Text, "count", "--model", "gpt-4").Text);
    }

    [Fact]
    public void A_byte_order_mark_and_invalid_bytes_are_text_like_any_other()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "hi "u8, 0xFF, 0xC3, 0x28, 0x80];

        Outcome outcome = Bytepair.RunWith(bytes, "count");

        Assert.Equal($"{BpeTokenizer.ForEncoding("o200k_base").CountTokens(bytes)}\n", outcome.Text);
    }

    [SharedDataFact]
    public void The_corpora_have_the_counts_of_the_reference()
    {
        string golden = Path.Combine(Repository.Shared, "golden", "corpus-digests.json");
        using JsonDocument digests = JsonDocument.Parse(File.ReadAllBytes(golden));
        var files = digests.RootElement.EnumerateObject()
            .Where(file => File.Exists(PathOf(file.Name)))
            .ToDictionary(file => PathOf(file.Name), file => file.Value);
        Assert.NotEmpty(files);

        foreach (string encoding in new[] { "r50k_base", "p50k_base", "cl100k_base", "o200k_base" })
        {
            Outcome outcome = Bytepair.Run(["count", "-e", encoding, .. files.Keys]);

            Bytepair.AssertSuccess(outcome);
            var expected = files.Select(file => $"{file.Value.GetProperty(encoding).GetProperty("tokens").GetInt64()}  {file.Key}");
            string[] lines = [.. outcome.Text.TrimEnd('\n').Split('\n').Select(line => line.TrimStart())];
            Assert.Equal(expected, lines[..^1]);
            Assert.EndsWith("  total", lines[^1], StringComparison.Ordinal);
        }

        static string PathOf(string name) => Path.Combine(Repository.Shared, "corpora", name);
    }
}
