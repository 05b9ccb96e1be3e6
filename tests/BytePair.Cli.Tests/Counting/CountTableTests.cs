using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests.Counting;

/// <summary><c>count</c> of folders, patterns and datasets: tables, JSON, CSV, limits.</summary>
public sealed class CountTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CountTableTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "src", "inner"));
        folder.Write("notes.md", "hello world");
        folder.Write("src/a.cs", string.Concat(Enumerable.Repeat("hello ", 1000)));
        folder.Write("src/inner/b.cs", "hello world");
        folder.Write("src/inner/picture.png", [0x89, .. "PNG"u8, 0, 0, 0]);
        folder.Write("src/empty", "");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_gives_a_table_by_tokens_without_binary_files_and_says_so()
    {
        Outcome outcome = Bytepair.Run("count", folder.Path);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal($"bytepair: skipped 1 binary file ({folder.Path}/src/inner/picture.png).\n", outcome.Error);
        Assert.Equal($"""
            tokens  bytes  file
             1,001  6,000  {folder.Path}/src/a.cs
                 2     11  {folder.Path}/notes.md
                 2     11  {folder.Path}/src/inner/b.cs
                 0      0  {folder.Path}/src/empty
             1,005  6,022  total of 4 files

            """, outcome.Text);
    }

    [Fact]
    public void A_model_gives_shares_of_its_window_and_costs()
    {
        Outcome outcome = Bytepair.Run("count", "-m", "gpt-4o", "--by", "extension", "--csv", folder.Path);

        string[][] rows = [.. outcome.Text.TrimEnd().Split('\n').Select(line => line.Split(','))];
        Assert.Equal(["name", "files", "tokens", "bytes", "window_share", "cost_usd"], rows[0]);
        Assert.Equal([".cs", ".md", "(none)"], rows[1..].Select(row => row[0]));
        Assert.Equal("1003", rows[1][2]);
        Assert.Equal(1003 / 128000.0, double.Parse(rows[1][4], CultureInfo.InvariantCulture));
        Assert.Equal(1003 * 2.5m / 1_000_000, decimal.Parse(rows[1][5], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Rows_by_folder_are_JSON_too()
    {
        using JsonDocument json = JsonDocument.Parse(Bytepair.Run("count", "--by", "folder", "--json", "-m", "gpt-5", folder.Path).Output);
        JsonElement root = json.RootElement;

        Assert.Equal("o200k_base", root.GetProperty("encoding").GetString());
        Assert.Equal(272_000, root.GetProperty("window").GetInt64());
        Assert.Equal(
            [$"{folder.Path}/src:1001", $"{folder.Path}:2", $"{folder.Path}/src/inner:2"],
            root.GetProperty("groups").EnumerateArray().Select(group => $"{group.GetProperty("name")}:{group.GetProperty("tokens")}"));
        Assert.Equal(1005, root.GetProperty("total").GetProperty("tokens").GetInt64());
        Assert.Equal(1, root.GetProperty("skipped").GetProperty("binary").GetArrayLength());
    }

    [Theory]
    [InlineData("src/**/*.cs", "src/a.cs", "src/inner/b.cs")]
    [InlineData("src/*.cs", "src/a.cs")]
    [InlineData("**/*.{md,cs}", "notes.md", "src/a.cs", "src/inner/b.cs")]
    [InlineData("./[mn]*.md", "notes.md")]
    [InlineData("src/inner/?.cs", "src/inner/b.cs")]
    public void A_pattern_brings_up_what_it_matches(string pattern, params string[] expected)
    {
        Outcome outcome = Bytepair.RunIn(folder.Path, "count", "--json", pattern);

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(expected, json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Colours_and_lines_are_drawn_when_asked_for_and_never_else()
    {
        Outcome drawn = Bytepair.Run("count", "--color", "always", folder.Path);
        Outcome plain = Bytepair.Run("count", "--no-color", folder.Path);

        Assert.Contains("\e[", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("╭", drawn.Text, StringComparison.Ordinal);
        Assert.Contains("1,001", drawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', plain.Text);
    }

    [Fact]
    public void Only_the_largest_rows_are_shown_if_that_is_asked_for()
    {
        string[] lines = Bytepair.Run("count", "--top", "1", folder.Path).Text.TrimEnd().Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.EndsWith("a.cs", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("3 more (--top 0 shows all)", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("total of 4 files", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, "--limit", "2")]
    [InlineData(1, "2 tokens are more than the limit of 1 tokens", "--limit", "1")]
    [InlineData(1, "1 file has more than 1 tokens", "--limit-each", "1")]
    [InlineData(0, null, "--model", "gpt-4")]
    public void More_than_the_limit_is_exit_code_1(int exitCode, string? says, params string[] options)
    {
        Outcome outcome = Bytepair.Run(["count", .. options, Path.Combine(folder.Path, "notes.md")]);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(says ?? "", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(says is null, outcome.Error.Length == 0);
    }

    [Fact]
    public void More_than_the_window_of_the_model_is_exit_code_1()
    {
        Outcome outcome = Bytepair.RunWith(string.Concat(Enumerable.Repeat("hello ", 9000)), "count", "-m", "gpt-4");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("bytepair: 9,001 tokens are more than the 8,192 tokens that gpt-4 takes.\n", outcome.Error);
        Assert.Equal("9001\n", outcome.Text);
    }

    [Fact]
    public void Fields_of_a_dataset_are_counted_record_by_record()
    {
        string path = folder.Write("train.jsonl", """
            {"messages":[{"role":"user","content":"hello world"},{"role":"assistant","content":"hello"}]}

            {"messages":[{"role":"user","content":"h\u00e9llo"}],"text":"not asked for"}
            {"messages":[{"role":"user","content":null}]}
            {"messages":[{"role":"user","content":[{"type":"text","text":"hello world"}]}]}
            """);

        using JsonDocument json = JsonDocument.Parse(Bytepair.Run("count", "--field", "messages[].content", "--json", "--limit-each", "2", path).Output);
        JsonElement total = json.RootElement.GetProperty("total");
        int second = BpeTokenizer.ForEncoding("o200k_base").CountTokens("héllo");
        Assert.Equal(3 + second, total.GetProperty("tokens").GetInt32());
        Assert.Equal(4, total.GetProperty("records").GetInt32());
        Assert.Equal(2, total.GetProperty("recordsWithoutText").GetInt32());
        Assert.Equal(3, total.GetProperty("longestRecord").GetInt32());

        Outcome parts = Bytepair.Run("count", "--jsonl", "--field", "messages[].content", "--field", "messages[0].content[].text", "--csv", path);
        Assert.Equal($"{5 + second}", parts.Text.Split('\n')[1].Split(',')[2]);
        Assert.Equal(1, Bytepair.Run("count", "--field", "messages[].content", "--limit-each", "2", path).ExitCode);
    }

    [Fact]
    public void A_line_that_is_no_JSON_is_told_by_its_number()
    {
        string path = folder.Write("bad.jsonl", string.Concat(Enumerable.Repeat("{\"text\":\"hello\"}\n", 30_000)) + "{\"text\":\n");

        Bytepair.AssertFailure(Bytepair.Run("count", "--jsonl", path), "bad.jsonl", "line 30001 is no JSON");
        Bytepair.AssertFailure(Bytepair.RunWith("{\"text\":\"\\ud800\"}", "count", "--jsonl"), "line 1 has a string that is no Unicode text");
    }

    [Fact]
    public void Many_records_in_blocks_come_to_the_sum()
    {
        var lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{{\"text\":\"hello {new string('a', i % 50)}\"}}\r\n");
        }

        string path = folder.Write("long.jsonl", lines.ToString());
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        long expected = Enumerable.Range(0, 50).Sum(i => 800L * tokenizer.CountTokens($"hello {new string('a', i)}"));

        using JsonDocument json = JsonDocument.Parse(Bytepair.Run("count", "--jsonl", "--json", path).Output);
        Assert.Equal(expected, json.RootElement.GetProperty("total").GetProperty("tokens").GetInt64());
        Assert.Equal(40_000, json.RootElement.GetProperty("total").GetProperty("records").GetInt64());
    }

    [Fact]
    public void Tokenizers_of_ones_own_are_read_whatever_their_kind()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("gpt2");
        string saved = Path.Combine(folder.Path, "gpt2.saved");
        tokenizer.Save(saved);
        string tiktoken = Path.Combine(Repository.Root, "vocab", "cl100k_base.tiktoken");
        const string Text = "Naïve café: 12345";

        Assert.Equal($"{tokenizer.CountTokens(Text)}\n", Bytepair.RunWith(Text, "count", "--tokenizer", saved).Text);
        Assert.Equal($"{BpeTokenizer.ForEncoding("cl100k_base").CountTokens(Text)}\n", Bytepair.RunWith(Text, "count", "--tokenizer", tiktoken, "--pattern", "cl100k").Text);
        Bytepair.AssertFailure(Bytepair.Run("count", "--tokenizer", tiktoken), "--pattern");
        Bytepair.AssertFailure(Bytepair.Run("count", "--tokenizer", folder.Write("x.json", "{\"model\":{}}")), "x.json");
    }
}
