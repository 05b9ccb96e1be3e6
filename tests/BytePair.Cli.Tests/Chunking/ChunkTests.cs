using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Tests.Chunking;

public sealed class ChunkTests
{
    private const string Guide = "# Guide\n\nRead me first, please.\n\n## Install\n\nRun it. Then run it again.\n\n## Use\n\nIt says *hello* 🙂.\n";

    /// <summary>So long that it is read in several blocks.</summary>
    private static readonly string LongText = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Sentence {i} of Straße. Another one?{(i % 7 == 0 ? "\n\n" : " ")}"));

    [Fact]
    public void Lines_of_json_are_the_chunks_of_the_library()
    {
        var options = new TextChunkerOptions { MaxTokens = 100, OverlapTokens = 20, Boundary = ChunkBoundary.Sentence };
        TextChunk[] expected = [.. new TextChunker(BpeTokenizer.ForEncoding("cl100k_base"), options).Chunk(LongText)];

        Outcome outcome = Bytepair.RunWith(LongText, "chunk", "-e", "cl100k_base", "--tokens", "100", "--overlap", "20", "--by", "sentences", "--jsonl");

        Bytepair.AssertSuccess(outcome);
        JsonElement[] lines = [.. outcome.Text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            expected.Select((chunk, i) => (i, chunk.Start, chunk.End, chunk.OverlapLength, chunk.TokenCount, chunk.ToString())),
            lines.Select(line => (
                line.GetProperty("index").GetInt32(),
                line.GetProperty("start").GetInt64(),
                line.GetProperty("end").GetInt64(),
                line.GetProperty("overlap").GetInt32(),
                line.GetProperty("tokens").GetInt32(),
                line.GetProperty("text").GetString()!)));
    }

    [Fact]
    public void Markdown_is_known_by_its_name()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("guide.md", Guide);

        Outcome text = Bytepair.Run("chunk", file, "--tokens", "20");
        Outcome json = Bytepair.Run("chunk", file, "--tokens", "20", "--json");

        Bytepair.AssertSuccess(text);
        Bytepair.AssertSuccess(json);
        Assert.DoesNotContain('\e', text.Text);
        Assert.Contains(", Guide / Install ---\n## Install\n", text.Text, StringComparison.Ordinal);
        JsonElement[] chunks = [.. JsonDocument.Parse(json.Output).RootElement.EnumerateArray()];
        Assert.Equal(["Guide", "Use"], chunks[2].GetProperty("headings").EnumerateArray().Select(heading => heading.GetString()));
        Assert.Equal(Guide, string.Concat(chunks.Select(chunk => chunk.GetProperty("text").GetString())));
    }

    [Fact]
    public void A_folder_has_a_file_for_each()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("guide.md", Guide);
        string target = Path.Combine(folder.Path, "parts");

        Outcome outcome = Bytepair.Run("chunk", file, "--tokens", "20", "-o", target, "--jsonl");
        Outcome again = Bytepair.Run("chunk", file, "--tokens", "20", "-o", target);

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("bytepair: 3 chunks with ", outcome.Error, StringComparison.Ordinal);
        string[] files = [.. Directory.GetFiles(target).Order(StringComparer.Ordinal)];
        Assert.Equal(["chunk-000000.md", "chunk-000001.md", "chunk-000002.md"], files.Select(Path.GetFileName));
        Assert.Equal(Guide, string.Concat(files.Select(File.ReadAllText)));
        Assert.Equal("chunk-000000.md", JsonDocument.Parse(outcome.Text.Split('\n')[0]).RootElement.GetProperty("file").GetString());
        Bytepair.AssertFailure(again, "has chunks already");
    }

    [Theory]
    [InlineData("--tokens", "chunk")]
    [InlineData("from 4", "chunk", "--tokens", "3")]
    [InlineData("--overlap leaves no room", "chunk", "--tokens", "10", "--overlap", "10")]
    [InlineData("--json and --jsonl exclude each other", "chunk", "--tokens", "10", "--json", "--jsonl")]
    [InlineData("there is no file 'missing.txt'", "chunk", "--tokens", "10", "missing.txt")]
    public void What_is_wrong_is_said(string says, params string[] arguments) => Bytepair.AssertFailure(Bytepair.Run(arguments), says);

    [UnixFact]
    public void Chunks_come_while_the_text_does_and_a_reader_that_leaves_ends_it()
    {
        // Endless input.
        Outcome outcome = Bytepair.RunShell("yes 2> /dev/null | { bytepair chunk --tokens 10 --jsonl; echo $? >&2; } | head -n 1");

        Assert.Equal(0, JsonDocument.Parse(outcome.Text).RootElement.GetProperty("index").GetInt32());
        Assert.Equal("0\n", outcome.Error);
    }
}
