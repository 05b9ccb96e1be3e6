using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests.Diffing;

/// <summary><c>diff</c>: two encodings on one text, against what both give for the whole of it.</summary>
public sealed class DiffTests
{
    [Theory]
    [InlineData("cl100k_base", "o200k_base")]
    [InlineData("gpt2", "cl100k_base")]
    [InlineData("o200k_base", "o200k_base")]
    public void Sums_are_those_of_the_whole_text(string one, string other)
    {
        var random = new Random(3);
        string[] words = ["hello", " naïve", " антидис", " 1234567", "你好世界", "\n\n", "\t\treturn", "🙂", " token's", "   ", "aaaaaaaaaaaaaaaaaaaaaaaaaaa"];
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(_ => words[random.Next(words.Length)])) + new string('x', 100_000));

        Outcome outcome = Bytepair.RunWith(text, "diff", one, other, "--json");

        Bytepair.AssertSuccess(outcome);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        JsonElement root = json.RootElement;
        int[] ids = BpeTokenizer.ForEncoding(one).EncodeToIds(text);
        int[] otherIds = BpeTokenizer.ForEncoding(other).EncodeToIds(text);
        Assert.Equal(ids.Length, root.GetProperty("one").GetProperty("tokens").GetInt32());
        Assert.Equal(otherIds.Length, root.GetProperty("other").GetProperty("tokens").GetInt32());
        Assert.Equal(text.Length, root.GetProperty("bytes").GetInt32());
        (int alike, int differences) = Naive(Spans(one, ids), Spans(other, otherIds));
        Assert.Equal(alike, root.GetProperty("bytesAlike").GetInt32());
        Assert.Equal(differences, root.GetProperty("differences").GetInt32());
    }

    [Fact]
    public void Differences_are_shown_side_by_side_with_their_lines()
    {
        Outcome outcome = Bytepair.RunWith("the same\nantidisestablishmentarianism\n", "diff", "gpt-4", "gpt-4o");

        Bytepair.AssertSuccess(outcome);
        Assert.Contains("cl100k_base", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("-:2", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("│", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Cut alike: 100.0% of 12 bytes. Cut otherwise: 0 stretches", Bytepair.RunWith("hello world\n", "diff", "gpt2", "gpt2").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_usage_is_told()
    {
        Bytepair.AssertFailure(Bytepair.Run("diff", "gpt2"), "bytepair diff --help");
        Bytepair.AssertFailure(Bytepair.Run("diff", "gpt2", "nosuch"), "unknown model 'nosuch'");
        Bytepair.AssertFailure(Bytepair.Run("diff", "gpt2", "gpt-4", "nosuch.txt"), "there is no file");
    }

    private static HashSet<(int Start, int End)> Spans(string encoding, int[] ids)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var spans = new HashSet<(int, int)>();
        int at = 0;
        foreach (int id in ids)
        {
            int end = at + tokenizer.GetTokenBytes(id).Length;
            spans.Add((at, end));
            at = end;
        }

        return spans;
    }

    /// <summary>Bytes of tokens that both have; and stretches between two places where both cut that are no such token.</summary>
    private static (int Alike, int Differences) Naive(HashSet<(int Start, int End)> one, HashSet<(int Start, int End)> other)
    {
        int alike = one.Intersect(other).Sum(span => span.End - span.Start);
        int[] cuts = [.. one.Select(span => span.End).Intersect(other.Select(span => span.End)).Prepend(0).Order()];
        int differences = cuts.Zip(cuts.Skip(1)).Count(between => !(one.Contains(between) && other.Contains(between)));
        return (alike, differences);
    }
}
