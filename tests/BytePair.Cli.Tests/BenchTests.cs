using System.Text.Json;

namespace BytePair.Cli.Tests;

/// <summary><c>bench</c>: that each row is there and its figures make sense; not that they are high, on whatever machine this runs.</summary>
public sealed class BenchTests : IDisposable
{
    private static readonly string[] Plain = ["encode UTF-8", "encode UTF-16", "count UTF-8", "count UTF-16", "decode UTF-8", "decode UTF-16"];

    private static readonly string[] Threaded =
    [
        "encode parallel UTF-8", "encode parallel UTF-16", "count parallel UTF-8", "count parallel UTF-16", "encode batch UTF-8", "encode batch UTF-16",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Json_has_a_row_for_each_operation_and_encoding_with_figures_in_order()
    {
        string text = string.Concat(Enumerable.Repeat("The quick brown fox, 你好 🙂.\n", 1000));
        string path = folder.Write("notes.txt", text);

        Outcome outcome = Bytepair.Run("bench", path, "-e", "o200k_base", "-e", "gpt2", "--rounds", "3", "--threads", "2", "--seconds", "8", "--json");

        Bytepair.AssertSuccess(outcome);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        JsonElement root = json.RootElement;
        Assert.Contains(root.GetProperty("machine").GetProperty("instructionSet").GetString(), (string[])["Scalar", "Vector128", "Vector256", "Vector512"]);
        Assert.Equal(path, root.GetProperty("text").GetProperty("name").GetString());
        Assert.Equal(34_000, root.GetProperty("text").GetProperty("utf8Bytes").GetInt32());
        JsonElement[] rows = [.. root.GetProperty("results").EnumerateArray()];
        string[] names = [.. Plain, .. Threaded];
        Assert.Equal(
            names.Select(name => $"o200k_base {name}").Concat(names.Select(name => $"gpt2 {name}")),
            rows.Select(row => $"{row.GetProperty("encoding")} {row.GetProperty("operation")} {row.GetProperty("text")}"));
        Assert.All(rows, row =>
        {
            int tokens = BpeTokenizer.ForEncoding(row.GetProperty("encoding").GetString()!).CountTokens(text);
            Assert.Equal(tokens, row.GetProperty("tokens").GetInt32()); // of the batch too: its documents are whole lines
            Assert.InRange(row.GetProperty("rounds").GetInt32(), 1, 3);
            Assert.True(row.GetProperty("coldMBPerSecond").GetDouble() > 0);
            Assert.True(row.GetProperty("medianMBPerSecond").GetDouble() > 0);
            Assert.True(row.GetProperty("bestMBPerSecond").GetDouble() >= row.GetProperty("medianMBPerSecond").GetDouble());
            double bytesPerToken = row.GetProperty("bestMBPerSecond").GetDouble() * 1e6 / row.GetProperty("bestTokensPerSecond").GetDouble();
            Assert.Equal(34_000.0 / row.GetProperty("tokens").GetInt32(), bytesPerToken, 0.01);
            Assert.Equal(Threaded.Any(name => name.StartsWith($"{row.GetProperty("operation")} UTF", StringComparison.Ordinal)) ? 2 : 1, row.GetProperty("threads").GetInt32());
        });
    }

    [Fact]
    public void Without_a_file_there_is_a_table_of_the_built_in_text_without_escapes()
    {
        Outcome outcome = Bytepair.Run("bench", "--rounds", "1", "--seconds", "1");

        Bytepair.AssertSuccess(outcome);
        Assert.Contains("the built-in sample: 1.", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("decode(encode(text)) is the text", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Mtok/s", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(Plain.Length, outcome.Text.Split('\n').Count(line => line.StartsWith("o200k_base  ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001b', outcome.Text);
    }

    [Fact]
    public void When_time_is_up_the_encodings_left_are_named()
    {
        Outcome outcome = Bytepair.RunWith(string.Concat(Enumerable.Repeat("hello world ", 100_000)), "bench", "-", "--all", "--seconds", "1", "--rounds", "10000");

        Bytepair.AssertSuccess(outcome);
        string[] measured = [.. BpeTokenizer.EncodingNames.Where(name => outcome.Text.Contains($"\n{name}  ", StringComparison.Ordinal))];
        Assert.NotEmpty(measured);
        Assert.Equal(measured.Length < BpeTokenizer.EncodingNames.Count, outcome.Text.Contains("No time was left for", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_measured_and_said_to_be_none()
    {
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);

        Outcome outcome = Bytepair.RunWith(bytes, "bench", "-", "--rounds", "1", "--seconds", "1", "--threads", "2", "--csv");
        Outcome table = Bytepair.RunWith(bytes, "bench", "-", "--rounds", "1", "--seconds", "1");

        Bytepair.AssertSuccess(outcome);
        Assert.StartsWith("encoding,operation,text,threads,bytes,tokens,rounds,", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(1 + Plain.Length + Threaded.Length, outcome.Text.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("isn't valid UTF-8", table.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is empty", "bench", "-")]
    [InlineData("there is no file", "bench", "no/such/file.txt")]
    [InlineData("--rounds can't be '0'", "bench", "--rounds", "0")]
    [InlineData("--threads can't be 'two'", "bench", "--threads", "two")]
    [InlineData("unknown encoding 'cl200k'", "bench", "-e", "o200k_base", "-e", "cl200k")]
    [InlineData("--all and --encoding exclude each other", "bench", "--all", "-e", "gpt2")]
    public void What_cannot_be_measured_is_one_line_and_exit_code_2(string says, params string[] arguments)
    {
        Outcome outcome = Bytepair.Run(arguments);

        Bytepair.AssertFailure(outcome, says);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Help_has_examples() =>
        Assert.Contains("bytepair bench notes.txt --threads 2", Bytepair.Run("bench", "--help").Text, StringComparison.Ordinal);
}
