namespace BytePair.Cli.Tests.Viewing;

/// <summary><c>view</c>: what a text looks like, token by token.</summary>
public sealed class ViewTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory]
    [InlineData("hello world", "hello│·world\n")]
    [InlineData("hello world\n", "hello│·world│⏎\n")]
    [InlineData("", "")]
    [InlineData("a\n\nb\tc", "a│⏎\n⏎\nb│→c\n")]
    [InlineData("e\u0301", "e│◌\u0301\n")]
    [InlineData("\u200B\u001B[31m", "‹U+200B›│␛│[│31│m\n")]
    public void Without_colours_bars_stand_between_tokens_and_nothing_is_invisible(string text, string expected)
    {
        Outcome outcome = Bytepair.RunWith(text, "view");

        Bytepair.AssertSuccess(outcome);
        Assert.Equal(expected, outcome.Text);
    }

    [Fact]
    public void Bytes_that_are_no_character_are_shown_as_numbers()
    {
        string cuneiform = Bytepair.RunWith("\U00012000", "view", "-e", "gpt2").Text;
        string invalid = Bytepair.RunWith([(byte)'a', 0xFF, 0xC3], "view").Text;

        Assert.Equal("F0 92 80 80", BytesIn(cuneiform));
        Assert.Equal("FF C3", BytesIn(invalid));
    }

    [Fact]
    public void In_colours_neighbours_differ_and_the_text_is_that_without()
    {
        const string Text = "Naïve cafés: 12345 <|endoftext|> 你好!\nif (x)\t{ }\n";
        string coloured = Bytepair.RunWith(Text, "view", "--color", "always", "--special", "recognize").Text;
        string plain = Bytepair.RunWith(Text, "view", "--special", "recognize").Text;

        string[] lines = coloured.TrimEnd('\n').Split('\n');
        Assert.Equal(plain.Replace("│", "", StringComparison.Ordinal).TrimEnd('\n'), WithoutColours(string.Join('\n', lines[..^1])));
        Assert.Contains($"{Tokenizer.CountTokens(Text, SpecialTokenHandling.Recognize)} tokens", lines[^1], StringComparison.Ordinal);
        string[] colours = [.. string.Concat(lines[..^1]).Split('\e').Skip(1).Select(run => run[..run.IndexOf('m', StringComparison.Ordinal)]).Where(code => code != "[0")];
        Assert.All(colours.Zip(colours.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Contains("\e[38;5;231;48;5;124m<|endoftext|>\e[0m", coloured, StringComparison.Ordinal);
    }

    /// <summary>Each id begins in the column in which its token begins, wide characters and marks counted as they are shown.</summary>
    [Fact]
    public void Ids_stand_below_their_tokens_within_the_width()
    {
        const string Text = "Wide 你好世界 and é́ combining ไทย 🙂 text, some of it long enough for several rows of tokens.";
        Outcome outcome = Bytepair.RunShell($"printf '%s' '{Text}' | COLUMNS=40 bytepair view --ids");

        string[] lines = outcome.Text.TrimEnd('\n').Split('\n');
        var ids = new List<int>();
        for (int i = 0; i < lines.Length; i += 3)
        {
            Assert.True(lines[i + 1].TrimEnd().Length <= 40, lines[i + 1]);
            int column = 0;
            foreach (string id in lines[i + 1].Split(' '))
            {
                if (id.Length > 0)
                {
                    ids.Add(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
                    Assert.True(column == 0 || BeginsAt(lines[i], column), $"'{lines[i]}' has nothing at column {column}.");
                }

                column += id.Length + 1;
            }
        }

        Assert.Equal(Tokenizer.EncodeToIds(Text), ids);
    }

    [Fact]
    public void An_explanation_has_each_merge_with_its_id()
    {
        Explanation explanation = Tokenizer.Explain(" unhugs");
        string text = Bytepair.RunWith(" unhugs", "view", "--explain").Text;

        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.StartsWith("·unhugs", lines[0], StringComparison.Ordinal);
        Assert.Equal("·│u│n│h│u│g│s", lines[1].Trim());
        Assert.Equal(explanation.Pieces[0].Merges.Select(merge => $"{merge.Result.Id}"), lines[2..].Select(line => line.Trim().Split(' ')[0]));
        Assert.Equal(explanation.Pieces[0].Tokens.Count - 1, lines[^1].Count(c => c == '│'));
        Bytepair.AssertFailure(Bytepair.RunWith(new byte[(1 << 20) + 1], "view", "--explain"), "--explain takes 1 MB at most");
    }

    [Fact]
    public void A_long_text_is_shown_as_it_is_read()
    {
        byte[] text = [.. Enumerable.Repeat("hello world\n"u8.ToArray(), 1_000_000).SelectMany(line => line)];

        Outcome baseline = Bytepair.RunWith("", "view");
        Outcome outcome = Bytepair.RunWith(text, "view");

        Assert.Equal(1_000_000 * "hello│·world│⏎\n"u8.Length, outcome.Output.Length);
        Assert.True(outcome.PeakMemory < baseline.PeakMemory + (100 << 20), $"{outcome.PeakMemory >> 20} MB");
    }

    [Fact]
    public void Wrong_usage_is_told() => Bytepair.AssertFailure(Bytepair.Run("view", "--ids", "--explain"), "--ids and --explain exclude each other");

    /// <summary>Whether a cell begins at a column: whatever is before it ends there in a space.</summary>
    private static bool BeginsAt(string line, int column)
    {
        int at = 0;
        for (int i = 0; i < line.Length && at <= column; i += char.IsSurrogatePair(line, i) ? 2 : 1)
        {
            int value = char.ConvertToUtf32(line, i);
            if (at == column && line[i - 1] == ' ')
            {
                return true;
            }

            at += value is >= 0x300 and <= 0x36F or 0xE31 or (>= 0xE34 and <= 0xE3A) or (>= 0xE47 and <= 0xE4E) ? 0 : value is (>= 0x4E00 and <= 0x9FFF) or >= 0x1F300 ? 2 : 1;
        }

        return false;
    }

    /// <summary>What stands between ‹ and ›, with a space between.</summary>
    private static string BytesIn(string text) => string.Join(' ', text.Split('‹').Skip(1).Select(part => part.Split('›')[0]));

    private static string WithoutColours(string text) =>
        string.Concat(text.Split('\e').Select((run, i) => i == 0 ? run : run[(run.IndexOf('m', StringComparison.Ordinal) + 1)..]));
}
