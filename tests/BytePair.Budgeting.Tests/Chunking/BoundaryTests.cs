using BytePair.Budgeting.Chunking;

namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>Where sentences and words end. A bar stands for each place.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [InlineData("One. |Two! |Three? |Four… |Five.")]
    [InlineData("He said \"No!\" |She left. |(Really.) |'Yes.' |«Ja.» |End")]
    [InlineData("\"No!\" he said.")]
    [InlineData("See Dr. Smith, e.g. Mr. J. Doe, vs. No. 5 and Fig. 3. |Then go.")]
    [InlineData("It costs 3.50 or 1.000,00 at example.org/a.b?c=dd. |So it is.")]
    [InlineData("Well... perhaps. |Well... |Perhaps?! |Yes.")]
    [InlineData("1. First\n|2. Second. |Third")]
    [InlineData("今日は。|「はい！」|そう？|終わり。")]
    [InlineData("यह है। |वह है।")]
    [InlineData("It ends.\n|The next. |Last")]
    [InlineData("A word. \u0301Marked")]
    [InlineData("No end")]
    public void Of_sentences(string marked)
    {
        string text = marked.Replace("|", "", StringComparison.Ordinal);
        BoundaryList boundaries = new();
        new PlainScanner(boundaries).Scan(text, isComplete: true);
        int[] places = [.. Enumerable.Range(0, boundaries.Count).Select(i => boundaries[i]).Where(b => b.Position > 0 && (b.Level >= BoundaryLevel.Sentence || text[b.Position - 1] == '\n')).Select(b => b.Position)];
        Assert.Equal(marked, Marked(text, places));
    }

    [Theory]
    [InlineData("one |two  |three\n|four")]
    [InlineData("don't |1,000.5 |12:30 |a_b |well-|known |and/|or |x=|1")]
    [InlineData("(see |\"this\") |[and |that]")]
    [InlineData("https://|example.|org/|a?|b")]
    [InlineData("汉|字|没|有。|空|格 |abc|汉|字")]
    [InlineData("カ|タ|カ|ナー々")]
    [InlineData("น้ำ|เก")]
    [InlineData("한국어 |안녕")]
    [InlineData("e\u0301a \u0301b |c")]
    [InlineData("👩‍👩‍👧 |🇩🇪🇫🇷 🏽 |葛\U000E0100")]
    [InlineData("!!!!")]
    public void Of_words(string marked)
    {
        string text = marked.Replace("|", "", StringComparison.Ordinal);
        Assert.Equal(marked, Marked(text, [.. Enumerable.Range(1, text.Length - 1).Where(at => WordBreaks.IsAt(text, at))]));
    }

    /// <summary>Looked for from the end and from the beginning, and none within a heading, code or a table.</summary>
    [Fact]
    public void Of_words_outside_blocks()
    {
        const string Expected = "one ¦two\n\n¦```\nint x;\n```\n¦three ¦four\n\n¦# A title\nfive ¦six.\n\n¦| a b |\n|--|\n| c d |\n";
        string text = Expected.Replace("¦", "", StringComparison.Ordinal);
        KnownText known = new(BpeTokenizer.ForEncoding("o200k_base"), new TextChunkerOptions { Format = ChunkFormat.Markdown });
        known.Show(text.AsMemory(), isComplete: true);
        CutPlaces places = new(known);
        List<int> backward = [];
        for (int at = places.Last(BoundaryLevel.Word, 0, text.Length); at > 0; at = places.Last(BoundaryLevel.Word, 0, at))
        {
            backward.Insert(0, at);
        }

        List<int> forward = [];
        for (int at = places.First(BoundaryLevel.Word, 0, text.Length); at < text.Length; at = places.First(BoundaryLevel.Word, at, text.Length))
        {
            forward.Add(at);
        }

        Assert.Equal(Expected, Marked(text, [.. backward], "¦"));
        Assert.Equal(forward, backward);
    }

    private static string Marked(string text, int[] places, string mark = "|")
    {
        foreach (int place in places.Reverse())
        {
            text = text.Insert(place, mark);
        }

        return text;
    }
}
