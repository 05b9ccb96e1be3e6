using System.Text;
using System.Text.Json;

namespace BytePair.Cli.Tests.Truncating;

public sealed class TruncateTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    /// <summary>A megabyte, of which a part is read at a time and the ends are kept; no two lines alike.</summary>
    private static readonly byte[] LongText = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(i => $"Straße {i}: naïve 🙂 words\n")));

    [Theory]
    [InlineData("start", TruncationKeep.Start)]
    [InlineData("end", TruncationKeep.End)]
    [InlineData("middle", TruncationKeep.StartAndEnd)]
    public void A_long_text_is_cut_as_the_library_cuts_all_of_it(string keep, TruncationKeep kept)
    {
        var options = new TruncationOptions { Keep = kept, Boundary = TruncationBoundary.Word, Marker = " [...] " };
        byte[] expected = Tokenizer.TruncateToTokens(LongText, 50, options);

        Outcome outcome = Bytepair.RunWith(LongText, "truncate", "--tokens", "50", "--keep", keep, "--at", "word", "--marker", " [...] ");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(Encoding.UTF8.GetString(expected), outcome.Text);
        Assert.InRange(Tokenizer.CountTokens(outcome.Output), 1, 50);
        Assert.StartsWith(FormattableString.Invariant($"bytepair: standard input: cut from {Tokenizer.CountTokens(LongText):N0} to "), outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_fits_is_printed_as_it_is()
    {
        byte[] text = [.. "Grüße"u8, 0xFF, .. "\r\n"u8];

        Outcome outcome = Bytepair.RunWith(text, "truncate", "--tokens", "20", "-");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal(text, outcome.Output);
    }

    [Fact]
    public void Quiet_is_quiet()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("text.txt", "The quick brown fox jumps over the lazy dog.");

        Outcome outcome = Bytepair.Run("truncate", file, "--tokens", "4", "--quiet");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal("The quick brown fox", outcome.Text);
    }

    [Fact]
    public void Json_says_what_was_cut()
    {
        Outcome outcome = Bytepair.RunWith("The quick brown fox jumps over the lazy dog.", "truncate", "--tokens", "7", "--keep", "middle", "--at", "word", "--json");

        Bytepair.AssertSuccess(outcome);
        JsonElement json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("The quick brown… lazy dog.", json.GetProperty("text").GetString());
        Assert.Equal(10, json.GetProperty("tokensBefore").GetInt64());
        Assert.Equal(7, json.GetProperty("tokens").GetInt32());
        Assert.True(json.GetProperty("isCut").GetBoolean());
    }

    [Theory]
    [InlineData("--tokens", "truncate")]
    [InlineData("use a whole number of tokens from 0", "truncate", "--tokens", "ten")]
    [InlineData("use start, end or middle", "truncate", "--tokens", "10", "--keep", "both")]
    [InlineData("there is no file 'missing.txt'", "truncate", "--tokens", "10", "missing.txt")]
    public void What_is_wrong_is_said(string says, params string[] arguments) => Bytepair.AssertFailure(Bytepair.Run(arguments), says);

    [Fact]
    public void A_special_token_is_refused_where_it_is_asked_for() =>
        Bytepair.AssertFailure(Bytepair.RunWith("one <|endoftext|> two", "truncate", "--tokens", "1", "--special", "reject"), "<|endoftext|>", "at byte 4");

    [UnixFact]
    public void A_reader_that_leaves_is_no_error()
    {
        Outcome outcome = Bytepair.RunShell("yes 2> /dev/null | head -c 4000000 | { bytepair truncate --tokens 3000000; echo $? >&2; } | head -c 2");

        Assert.Equal("y\n", outcome.Text);
        Assert.Equal("0\n", outcome.Error);
    }
}
