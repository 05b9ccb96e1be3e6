using System.Globalization;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>What holds of all chunks, whatever the text and the options are.</summary>
public sealed class ChunkProperties
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    private static Gen<TextChunkerOptions> AnyOptions { get; } =
        from limit in Gen.Elements(4, 5, 7, 16, 20, 33, 64, 200)
        from overlap in Gen.Elements(0, 0, 1, 2, limit / 4, limit / 2, limit - 1)
        from boundary in Gen.Elements(ChunkBoundary.Paragraph, ChunkBoundary.Sentence, ChunkBoundary.Word, ChunkBoundary.Grapheme)
        from format in Gen.Elements(ChunkFormat.PlainText, ChunkFormat.Markdown, ChunkFormat.Code)
        from depth in Gen.Elements(0, 2, 6)
        from trims in Gen.Elements(false, false, true)
        select new TextChunkerOptions { MaxTokens = limit, OverlapTokens = overlap, Boundary = boundary, Format = format, SectionDepth = depth, TrimWhiteSpace = trims };

    private static Arbitrary<(ChunkText Text, TextChunkerOptions Options)> Cases { get; } = Arb.From(
        from text in ChunkText.Any.Generator from options in AnyOptions select (text, options),
        of => ChunkText.Any.Shrinker(of.text).Select(text => (text, of.options)));

    [Fact]
    public void No_chunk_is_over_its_limit_and_each_is_counted_as_it_stands() =>
        Invariant.Holds(Cases, of => Assert.All(Chunks(of.Text, of.Options), chunk =>
        {
            Assert.Equal(Tokenizer.CountTokens(chunk.ToString()), chunk.TokenCount);
            Assert.InRange(chunk.TokenCount, 1, of.Options.MaxTokens);
            Assert.Equal(of.Text.Value.Substring((int)chunk.Start, chunk.Length), chunk.ToString());
            Assert.Equal(of.Text.Value[chunk.Range], chunk.ToString());
        }));

    [Fact]
    public void Chunks_without_what_they_repeat_are_the_text() => Invariant.Holds(Cases, of =>
    {
        string text = of.Text.Value;
        int end = 0;
        foreach (TextChunk chunk in Chunks(of.Text, of.Options))
        {
            int fresh = (int)chunk.Start + chunk.OverlapLength;
            Assert.True(of.Options.TrimWhiteSpace ? text[end..fresh].AsSpan().IsWhiteSpace() : end == fresh);
            Assert.True(chunk.End > fresh);
            end = (int)chunk.End;
        }

        Assert.True(of.Options.TrimWhiteSpace ? text[end..].AsSpan().IsWhiteSpace() : end == text.Length);
    });

    [Fact]
    public void What_is_repeated_has_no_more_tokens_than_asked_and_starts_move_on() => Invariant.Holds(Cases, of =>
    {
        TextChunk? last = null;
        foreach (TextChunk chunk in Chunks(of.Text, of.Options))
        {
            Assert.InRange(Tokenizer.CountTokens(chunk.Text.Span[..chunk.OverlapLength].TrimEnd(of.Options)), 0, of.Options.OverlapTokens);
            Assert.True(last is null || (chunk.Start > last.Start && chunk.End > last.End));
            last = chunk;
        }
    });

    [Fact]
    public void Trimmed_chunks_have_no_white_space_at_their_ends() => Invariant.Holds(Cases, of =>
    {
        foreach (TextChunk chunk in Chunks(of.Text, of.Options).Where(_ => of.Options.TrimWhiteSpace))
        {
            string text = chunk.ToString();
            string withoutIndentation = of.Options.Format == ChunkFormat.PlainText ? text : text.TrimStart(' ', '\t', '\u00A0', '\u2029');
            Assert.Equal(text.TrimEnd(), text);
            Assert.Equal(withoutIndentation.TrimStart(), withoutIndentation);
        }
    });

    [Fact]
    public void No_surrogate_pair_is_cut() => Invariant.Holds(Cases, of => Assert.All(
        Chunks(of.Text, of.Options), chunk => Assert.False(IsWithinPair(of.Text.Value, (int)chunk.Start) || IsWithinPair(of.Text.Value, (int)chunk.End))));

    /// <summary>A cluster is cut only if it is too long for a chunk; here all are short.</summary>
    [Fact]
    public void No_grapheme_that_fits_is_cut() => Invariant.Holds(Cases, of =>
    {
        string text = of.Text.Value;
        int[] clusters = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        if (clusters.Zip(clusters[1..]).All(pair => Tokenizer.CountTokens(text.AsSpan(pair.First, pair.Second - pair.First)) <= of.Options.MaxTokens / 2))
        {
            Assert.All(Chunks(of.Text, of.Options), chunk =>
            {
                Assert.True(of.Options.TrimWhiteSpace || Array.BinarySearch(clusters, (int)chunk.Start) >= 0);
                Assert.True(of.Options.TrimWhiteSpace || Array.BinarySearch(clusters, (int)chunk.End) >= 0);
            });
        }
    });

    /// <summary>Whatever is repeated. Two tokens are left, since a paragraph may have more with what stands before it than it has alone.</summary>
    [Fact]
    public void No_paragraph_that_fits_is_cut() => Invariant.Holds(Cases, of =>
    {
        string text = of.Text.Value;
        if (of.Options is { Format: ChunkFormat.PlainText, Boundary: ChunkBoundary.Paragraph })
        {
            HashSet<long> ends = [.. Chunks(of.Text, of.Options).Select(chunk => chunk.End)];
            int start = 0;
            foreach (int end in ParagraphEnds(text))
            {
                if (Tokenizer.CountTokens(text.AsSpan(start, end - start)) <= of.Options.MaxTokens - 2)
                {
                    Assert.DoesNotContain(ends, cut => cut > start && cut < end && !text[start..(int)cut].AsSpan().IsWhiteSpace() && !text[(int)cut..end].AsSpan().IsWhiteSpace());
                }

                start = end;
            }
        }
    });

    [Fact]
    public void A_reader_gives_the_same_chunks() => Invariant.Holds(Cases, of =>
    {
        string[] whole = [.. Chunks(of.Text, of.Options).Select(Told)];
        var chunker = new TextChunker(Tokenizer, of.Options);
        Assert.Equal(whole, chunker.Chunk(new StringReader(of.Text.Value)).Select(Told));
        Assert.Equal(whole, InParts(of.Text.Value, of.Options, 1));
        Assert.Equal(whole, InParts(of.Text.Value, of.Options, 100));
    });

    [Fact]
    public void Of_long_texts_too() => Invariant.Holds(Cases, of =>
    {
        string text = string.Concat(Enumerable.Repeat(of.Text.Value + "\n", (200_000 / (of.Text.Value.Length + 1)) + 1));
        var options = new TextChunkerOptions
        {
            MaxTokens = 10 * of.Options.MaxTokens,
            OverlapTokens = of.Options.OverlapTokens,
            Format = of.Options.Format,
            Boundary = of.Options.Boundary,
            TrimWhiteSpace = of.Options.TrimWhiteSpace,
        };
        var chunker = new TextChunker(Tokenizer, options);
        string[] whole = [.. chunker.Chunk(text).Select(Told)];
        Assert.Equal(whole, chunker.Chunk(new OddReadsReader(text, 7, 4096, 100_000)).Select(Told));
        Assert.Equal(whole, InParts(text, options, 10_007));
    }, cases: 30);

    [Fact]
    public async Task A_reader_that_is_awaited_gives_the_same_chunks()
    {
        string text = string.Concat(Enumerable.Repeat("# One\n\nSome text. And more of it.\n\n- a\n- b\n\n", 5000));
        var chunker = new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = 12, OverlapTokens = 5, Format = ChunkFormat.Markdown });
        List<string> told = [];
        await foreach (TextChunk chunk in chunker.ChunkAsync(new OddReadsReader(text, 1000, 13, 70_000)))
        {
            told.Add(Told(chunk));
        }

        Assert.Equal(chunker.Chunk(text).Select(Told), told);
    }

    private static TextChunk[] Chunks(ChunkText text, TextChunkerOptions options) => [.. new TextChunker(Tokenizer, options).Chunk(text.Value)];

    /// <summary>The text becomes known in parts much smaller than any that a reader gives.</summary>
    private static string[] InParts(string text, TextChunkerOptions options, int part)
    {
        List<string> told = [];
        var cutter = new BytePair.Budgeting.Chunking.ChunkCutter(Tokenizer, options);
        int start = 0;
        for (int known = Math.Min(part, text.Length); ; known = Math.Min(text.Length, known + part))
        {
            cutter.Show(text.AsMemory(start, known - start), known == text.Length);
            while (cutter.TryCut(out BytePair.Budgeting.Chunking.ChunkCut cut))
            {
                told.Add(Told(start + cut.Start, cut.OverlapLength, cut.Tokens, cut.Headings, text[(start + cut.Start)..(start + cut.End)]));
            }

            if (known == text.Length)
            {
                return [.. told];
            }

            start += cutter.RemoveDone();
        }
    }

    private static string Told(TextChunk chunk) => Told(chunk.Start, chunk.OverlapLength, chunk.TokenCount, chunk.Headings, chunk.ToString());

    private static string Told(long start, int overlap, int tokens, IReadOnlyList<string> headings, string text) =>
        $"{start} {overlap} {tokens} {string.Join('/', headings)} {Escaped.Text(text)}";

    private static bool IsWithinPair(string text, int position) =>
        position > 0 && position < text.Length && char.IsHighSurrogate(text[position - 1]) && char.IsLowSurrogate(text[position]);

    /// <summary>Where a line that isn't blank follows one that is; and the text's end.</summary>
    private static IEnumerable<int> ParagraphEnds(string text)
    {
        bool isBehindBlank = false;
        for (int start = 0, end; start < text.Length; start = end)
        {
            int lineBreak = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = lineBreak < 0 ? text.Length : start + lineBreak + (text.AsSpan(start + lineBreak).StartsWith("\r\n") ? 2 : 1);
            bool isBlank = text.AsSpan(start, end - start).IsWhiteSpace();
            if (!isBlank && isBehindBlank && start > 0)
            {
                yield return start;
            }

            isBehindBlank = isBlank;
        }

        yield return text.Length;
    }
}

internal static class Trimming
{
    /// <summary>What is repeated, as it was counted: without white space at its end if chunks are trimmed.</summary>
    public static ReadOnlySpan<char> TrimEnd(this ReadOnlySpan<char> text, TextChunkerOptions options) => options.TrimWhiteSpace ? text.TrimEnd() : text;
}
