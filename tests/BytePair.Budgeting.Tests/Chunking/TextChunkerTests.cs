namespace BytePair.Budgeting.Tests.Chunking;

/// <summary>Where texts are cut, by example. A bar stands for each cut.</summary>
public sealed class TextChunkerTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory]
    [InlineData("One. Two.\n\nThree. Four.\n\nFive.", 8, "One. Two.\n\nThree. Four.\n\n|Five.")]
    [InlineData("One. Two.\n\nThree. Four.\n\nFive.", 7, "One. Two.\n\n|Three. Four.\n\nFive.")]
    [InlineData("A short one.\n\nThis is a sentence. Here is another one. And a third.", 11, "A short one.\n\n|This is a sentence. Here is another one. |And a third.")]
    [InlineData("It goes on and on and on and on without an end", 6, "It goes on and on |and on and on without |an end")]
    [InlineData("line one\nline two\nline three", 6, "line one\nline two\n|line three")]
    [InlineData("Pneumonoultramicroscopicsilicovolcanoconiosis", 6, "Pneumonoultram|icroscopicsilicovol|canoconiosis")]
    public void Plain_text_is_cut_at_paragraphs_sentences_lines_words_and_then_anywhere(string text, int limit, string expected) =>
        Assert.Equal(expected, Cut(text, new TextChunkerOptions { MaxTokens = limit }));

    [Fact]
    public void A_boundary_that_is_finer_fills_chunks_further()
    {
        const string Text = "One two. Three four.\n\nFive six seven. Eight nine ten.";
        Assert.Equal("One two. Three four.\n\n|Five six seven. Eight nine ten.", Cut(Text, new TextChunkerOptions { MaxTokens = 12 }));
        Assert.Equal("One two. Three four.\n\nFive six seven. |Eight nine ten.", Cut(Text, new TextChunkerOptions { MaxTokens = 12, Boundary = ChunkBoundary.Sentence }));
        Assert.Equal("One two. Three four.\n\nFive six seven. Eight nine |ten.", Cut(Text, new TextChunkerOptions { MaxTokens = 13, Boundary = ChunkBoundary.Word }));
    }

    [Fact]
    public void What_is_repeated_begins_at_a_boundary()
    {
        var options = new TextChunkerOptions { MaxTokens = 12, OverlapTokens = 5, Boundary = ChunkBoundary.Sentence };
        TextChunk[] chunks = [.. new TextChunker(Tokenizer, options).Chunk("One two three. Four five. Six seven. Eight nine. Ten.")];
        Assert.Equal(["One two three. Four five. Six seven. ", "Six seven. Eight nine. Ten."], chunks.Select(chunk => chunk.ToString()));
        Assert.Equal("Six seven. ".Length, chunks[1].OverlapLength);
        Assert.Equal(26, chunks[1].Start);
    }

    [Fact]
    public void Less_is_repeated_where_a_paragraph_fits_only_so()
    {
        const string Text = "One.\n\nTwo.\n\nA paragraph of eleven tokens or so, not cut.";
        var options = new TextChunkerOptions { MaxTokens = 12, OverlapTokens = 10 };
        Assert.Equal(["One.\n\nTwo.\n\n", "A paragraph of eleven tokens or so, not cut."], Texts(Text, options));
    }

    [Fact]
    public void White_space_is_lost_only_if_asked()
    {
        const string Text = "\n\n  One.\n\n\n  Two three four five six.  \n";
        Assert.Equal(Text, string.Concat(Texts(Text, new TextChunkerOptions { MaxTokens = 8 })));
        Assert.Equal(["One.", "Two three four five six."], Texts(Text, new TextChunkerOptions { MaxTokens = 8, TrimWhiteSpace = true }));
        Assert.Equal(["  One.", "  Two three four five six."], Texts(Text, new TextChunkerOptions { MaxTokens = 8, TrimWhiteSpace = true, Format = ChunkFormat.Code }));
        Assert.Empty(Texts(" \n \n", new TextChunkerOptions { TrimWhiteSpace = true }));
    }

    [Fact]
    public void Markdown_headings_begin_chunks_and_stay_with_what_follows()
    {
        const string Text = "Before.\n\n# Guide\n\n## Install\n\nRun it. Then run it again.\n\n## Use\nCall it.\n\nTitle\n=====\nText.";
        TextChunk[] chunks = [.. new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = 14, Format = ChunkFormat.Markdown }).Chunk(Text)];
        Assert.Equal(["Before.\n\n", "# Guide\n\n## Install\n\nRun it. Then run it again.\n\n", "## Use\nCall it.\n\n", "Title\n=====\nText."], chunks.Select(chunk => chunk.ToString()));
        Assert.Equal(["", "Guide / Install", "Guide / Use", "Title"], chunks.Select(chunk => string.Join(" / ", chunk.Headings)));
    }

    [Fact]
    public void Sections_below_a_depth_share_chunks()
    {
        const string Text = "# A\n\nOne.\n\n## B\n\nTwo.\n\n# C\n\nThree.";
        Assert.Equal("# A\n\nOne.\n\n|## B\n\nTwo.\n\n|# C\n\nThree.", Cut(Text, new TextChunkerOptions { Format = ChunkFormat.Markdown }));
        Assert.Equal("# A\n\nOne.\n\n## B\n\nTwo.\n\n|# C\n\nThree.", Cut(Text, new TextChunkerOptions { Format = ChunkFormat.Markdown, SectionDepth = 1 }));
        Assert.Equal(Text, Cut(Text, new TextChunkerOptions { Format = ChunkFormat.Markdown, SectionDepth = 0 }));
    }

    [Theory]
    [InlineData("Some words before it.\n\n```\none = 1;\n\ntwo = 2;\n```\n\nAfter.", 15, "Some words before it.\n\n|```\none = 1;\n\ntwo = 2;\n```\n\n|After.")]
    [InlineData("```\none = 1;\n# two = 2;\n```\n", 9, "```\none = 1;\n|# two = 2;\n```\n")]
    [InlineData("Text.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\nAfter.", 24, "Text.\n\n|| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n|After.")]
    [InlineData("A list:\n\n- one of it\n- two of it\n  - inner\n- three of it", 14, "A list:\n\n|- one of it\n- two of it\n  - inner\n|- three of it")]
    [InlineData("---\ntitle: x\n---\n\nText that follows it.", 10, "---\ntitle: x\n---\n\n|Text that follows it.")]
    public void Markdown_blocks_are_cut_between_lines_if_they_are_too_long(string text, int limit, string expected) =>
        Assert.Equal(expected, Cut(text, new TextChunkerOptions { MaxTokens = limit, Format = ChunkFormat.Markdown }));

    [Fact]
    public void Code_is_cut_where_it_is_indented_least()
    {
        const string Text = "import a\nimport b\n\ndef f():\n    x = 1\n\n    return x\n\n# about g\ndef g():\n    return 2\n";
        Assert.Equal(
            "import a\nimport b\n\n|def f():\n    x = 1\n\n    return x\n\n|# about g\ndef g():\n    return 2\n",
            Cut(Text, new TextChunkerOptions { MaxTokens = 17, Format = ChunkFormat.Code }));
        Assert.Equal("void F()\n{\n    a();\n|    b();\n}\n", Cut("void F()\n{\n    a();\n    b();\n}\n", new TextChunkerOptions { MaxTokens = 10, Format = ChunkFormat.Code }));
    }

    [Fact]
    public void An_endless_word_or_cluster_is_cut_within_the_limit()
    {
        foreach (string text in (string[])[new('a', 5000), string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 500)), "e" + new string('\u0301', 2000), new(' ', 3000), new('\uD800', 300)])
        {
            Assert.All(new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = 4 }).Chunk(text), chunk => Assert.InRange(chunk.TokenCount, 1, 4));
        }
    }

    [Fact]
    public void Nothing_makes_no_chunk()
    {
        Assert.Empty(new TextChunker(Tokenizer).Chunk(""));
        Assert.Empty(new TextChunker(Tokenizer).Chunk(new StringReader("")));
    }

    [Fact]
    public void A_chunk_of_a_string_is_not_copied()
    {
        string text = "One two three four.\n\nFive six seven eight.";
        TextChunk chunk = new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = 6 }).Chunk(text).Last();
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetString(chunk.Text, out string? whole, out int start, out _));
        Assert.Same(text, whole);
        Assert.Equal(21, start);
    }

    [Fact]
    public void Chunks_are_made_when_they_are_asked_for()
    {
        using var reader = new EndlessReader();
        TextChunk[] chunks = [.. new TextChunker(Tokenizer).Chunk(reader).Take(1000)];
        Assert.Equal(1000, chunks.Length);
        Assert.InRange(reader.CharsRead, chunks[^1].End, chunks[^1].End + (1 << 17));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextChunkerOptions { MaxTokens = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextChunkerOptions { OverlapTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextChunkerOptions { SectionDepth = 7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextChunkerOptions { Boundary = (ChunkBoundary)4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextChunkerOptions { Format = (ChunkFormat)(-1) });
        Assert.Throws<ArgumentException>(() => new TextChunker(Tokenizer, new TextChunkerOptions { MaxTokens = 10, OverlapTokens = 10 }));
        Assert.Throws<ArgumentNullException>(() => new TextChunker(null!));
        Assert.Throws<ArgumentNullException>(() => new TextChunker(Tokenizer).Chunk((string)null!));
        Assert.Throws<ArgumentNullException>(() => new TextChunker(Tokenizer).Chunk((TextReader)null!));
        Assert.Throws<ArgumentNullException>(() => new TextChunker(Tokenizer).ChunkAsync(null!));
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (TextChunk _ in new TextChunker(Tokenizer).ChunkAsync(new StringReader("text"), cancellation.Token))
            {
                Assert.Fail("A chunk came from a reader that should not have been read.");
            }
        });
    }

    private static string Cut(string text, TextChunkerOptions options) => string.Join("|", Texts(text, options));

    private static string[] Texts(string text, TextChunkerOptions options) => [.. new TextChunker(Tokenizer, options).Chunk(text).Select(chunk => chunk.ToString())];

    private sealed class EndlessReader : TextReader
    {
        private const string Sentence = "It has no end. ";

        public long CharsRead { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[index + i] = Sentence[(int)(CharsRead++ % Sentence.Length)];
            }

            return count;
        }
    }
}
