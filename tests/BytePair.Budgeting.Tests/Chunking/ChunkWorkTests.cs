using BytePair.Budgeting.Chunking;

namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>Twice the text is at most a little more than twice the work, on text of every kind, and a char is never looked at too often.</summary>
public sealed class ChunkWorkTests
{
    private const int Length = 100_000;

    /// <summary>Each count looks at a chunk at most; some are made for each chunk, and an overlap of nearly all of it leaves a sixteenth for new text.</summary>
    private const int MostLooks = 16 * 32;

    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("1")]
    [InlineData(".")]
    [InlineData("\U0001F600")]
    [InlineData("\u0301")]
    [InlineData("汉")]
    [InlineData("word ")]
    [InlineData("Some words. ")]
    [InlineData("/\n")]
    [InlineData(" \n")]
    [InlineData("A. ")]
    [InlineData("zqxj")]
    public void Doubling_plain_text_doubles_the_work(string unit) => Doubles(unit, ChunkFormat.PlainText);

    [Theory]
    [InlineData("\n")]
    [InlineData("- x\n")]
    [InlineData("  - x\n\n")]
    [InlineData("# x\n")]
    [InlineData("###### x\n\n")]
    [InlineData("# a\n\nb\n\n")]
    [InlineData("x\n===\n")]
    [InlineData("```\n")]
    [InlineData("```\nx\n```\n")]
    [InlineData("````x\n")]
    [InlineData("|\n")]
    [InlineData("|-")]
    [InlineData("| a |\n|---|\n")]
    public void Doubling_Markdown_doubles_the_work(string unit) => Doubles(unit, ChunkFormat.Markdown);

    [Theory]
    [InlineData("    x\n")]
    [InlineData("\t")]
    [InlineData("{\n")]
    [InlineData("{[(")]
    [InlineData("// x\n")]
    public void Doubling_code_doubles_the_work(string unit) => Doubles(unit, ChunkFormat.Code);

    private static void Doubles(string unit, ChunkFormat format)
    {
        foreach ((int limit, int overlap) in ((int, int)[])[(20, 0), (64, 8), (64, 63)])
        {
            var options = new TextChunkerOptions { MaxTokens = limit, OverlapTokens = overlap, Format = format };
            long once = WorkOf(unit, Length, options);
            long twice = WorkOf(unit, 2 * Length, options);
            Assert.InRange(twice, 0, (2 * once) + (once / 4));
            Assert.InRange(twice, 0, 2L * Length * MostLooks);
        }
    }

    private static long WorkOf(string unit, int length, TextChunkerOptions options)
    {
        string text = string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1));
        var cutter = new ChunkCutter(Tokenizer, options);
        int start = 0;
        for (int known = 0; known < text.Length;)
        {
            known = Math.Min(text.Length, known + Math.Max(TextWindow.LeastRead, known - start));
            cutter.Show(text.AsMemory(start, known - start), known == text.Length);
            while (cutter.TryCut(out _))
            {
            }

            start += cutter.RemoveDone();
        }

        return cutter.Work;
    }
}
