using System.Runtime.CompilerServices;
using BytePair.Budgeting.Chunking;

namespace BytePair.Budgeting;

/// <summary>Cuts texts into chunks of at most so many tokens, at the best places that there are, for retrieval and embeddings.</summary>
/// <remarks>
/// <para>
/// A chunk ends at the last of the best boundaries that it reaches within the limit. In plain text the best are paragraphs, then sentences,
/// line breaks, words, graphemes, and single characters last. So a paragraph is only cut if it is too long for a chunk by itself; so is a sentence, and a word.
/// Each chunk is counted as it will be sent, alone: <see cref="TextChunk.TokenCount"/> is
/// <see cref="BpeTokenizer.CountTokens(string, SpecialTokenHandling)"/> of its text, and never above the limit.
/// </para>
/// <para>
/// White space belongs to what stands before it, indentation to its line, so that a chunk begins with a word or a line. All chunks together,
/// without what they repeat, are the text (unless <see cref="TextChunkerOptions.TrimWhiteSpace"/> is set).
/// </para>
/// <para>
/// Sentences end behind <c>. ! ? …</c> and what closes a quote or a bracket, if white space follows and no lower case; and behind
/// <c>。！？</c> in any case. Not behind a single letter (<c>e.g.</c>, <c>J. Smith</c>), a number at the beginning of a line (<c>1. First</c>), and some
/// abbreviations that stand before names and numbers (<c>Dr.</c>, <c>Fig.</c>). These are simple rules, not those of Unicode (UAX #29). Graphemes are those that the runtime's
/// <see cref="System.Globalization.StringInfo"/> knows: on .NET Framework only letters with their marks.
/// </para>
/// <para>
/// In Markdown headings begin chunks and stay with what follows; fenced code and tables are only cut if they are too long, between lines then; a list that
/// is too long is cut between its items. In code lines that are indented less are better to cut before, among them those behind blank lines; a
/// bracket stays with what stands before it, and a comment or attribute with what follows.
/// </para>
/// <para>
/// Time is linear in the text, whatever the text, the limit and the overlap are. A chunk of up to some 3,000 chars is encoded two or three times while its end is
/// looked for; a longer one is counted by a <see cref="TokenRangeCounter"/>, for the price of a few hundred bytes each time. By a counter that is no <see cref="BpeTokenizer"/> a chunk is counted a logarithm of its length times. Chunks are made as they are asked for.
/// Memory holds a part of the text: 64 K chars, or a few times the length of the longest chunk, where it is a reader's.
/// </para>
/// <para>Immutable, and safe for any number of threads; each enumeration is for one thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// var chunker = new TextChunker(tokenizer, new TextChunkerOptions { MaxTokens = 8 });
/// string text = "The first paragraph.\n\nThe second has two sentences. This is the other.";
/// foreach (TextChunk chunk in chunker.Chunk(text))
/// {
///     Console.WriteLine($"{chunk.Start,3} {chunk.TokenCount} {chunk}");
/// }
///
/// int count = chunker.Chunk(text).Count();      // 3
/// </code>
/// </example>
public sealed class TextChunker
{
    private readonly ITokenCounter counter;

    /// <summary>Makes a chunker.</summary>
    /// <param name="counter">Counts the tokens: a <see cref="BpeTokenizer"/>, or any other.</param>
    /// <param name="options">How large chunks are and where the text is cut; null for paragraphs of plain text in chunks of 512 tokens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    /// <exception cref="ArgumentException">The overlap isn't below the limit.</exception>
    public TextChunker(ITokenCounter counter, TextChunkerOptions? options = null)
    {
        this.counter = counter ?? throw new ArgumentNullException(nameof(counter));
        Options = options ?? new TextChunkerOptions();
        if (Options.OverlapTokens >= Options.MaxTokens)
        {
            throw ChunkingErrors.OverlapTooLarge(Options.OverlapTokens, Options.MaxTokens, nameof(options));
        }
    }

    /// <summary>How large chunks are and where the text is cut.</summary>
    public TextChunkerOptions Options { get; }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text; a lone surrogate reads as U+FFFD. Text that spells a special token is ordinary text.</param>
    /// <returns>The chunks in order, each made when it is asked for; none of an empty text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <remarks>Linear in the length of the text.</remarks>
    /// <example>
    /// <code>
    /// var options = new TextChunkerOptions { MaxTokens = 20, Format = ChunkFormat.Markdown };
    /// var chunker = new TextChunker(BpeTokenizer.ForEncoding("o200k_base"), options);
    /// TextChunk[] chunks = chunker.Chunk("# Guide\n\nRead me.\n\n## Install\n\nRun it.").ToArray();
    /// string path = string.Join(" / ", chunks[1].Headings);      // Guide / Install
    /// </code>
    /// </example>
    public IEnumerable<TextChunk> Chunk(string text) => ChunkText((text ?? throw new ArgumentNullException(nameof(text))).AsMemory());

    /// <inheritdoc cref="Chunk(string)"/>
    public IEnumerable<TextChunk> Chunk(ReadOnlyMemory<char> text) => ChunkText(text);

    /// <summary>Cuts a text while it is read.</summary>
    /// <param name="reader">The text. It is read to its end and not closed; no longer enumerated, it has been read somewhat further than the last chunk.</param>
    /// <returns>The chunks in order, each made when it is asked for: the same as of a string. They can be enumerated once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <remarks>Linear in the length of the text, of which a part is held: 64 K chars, or a few times as many as the longest chunk has.</remarks>
    /// <example>
    /// <code>
    /// var options = new TextChunkerOptions { MaxTokens = 4, Boundary = ChunkBoundary.Word };
    /// var chunker = new TextChunker(BpeTokenizer.ForEncoding("o200k_base"), options);
    /// using var reader = new StringReader("one two three four five six");
    /// string last = chunker.Chunk(reader).Last().ToString();      // four five six
    /// </code>
    /// </example>
    public IEnumerable<TextChunk> Chunk(TextReader reader) => ChunkRead(new TextWindow(reader ?? throw new ArgumentNullException(nameof(reader))));

    /// <summary>Cuts a text while it is read, without holding a thread while it waits for more.</summary>
    /// <param name="reader">The text. It is read to its end and not closed; no longer enumerated, it has been read somewhat further than the last chunk.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The chunks in order, each made when it is asked for: the same as of a string. They can be enumerated once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="OperationCanceledException">While enumerated: <paramref name="cancellationToken"/> was canceled.</exception>
    /// <remarks>Linear in the length of the text, of which a part is held: 64 K chars, or a few times as many as the longest chunk has.</remarks>
    /// <example>
    /// <code>
    /// var chunker = new TextChunker(BpeTokenizer.ForEncoding("o200k_base"));
    /// using var reader = new StringReader("one two three four five six");
    /// int tokens = 0;
    /// await foreach (TextChunk chunk in chunker.ChunkAsync(reader))
    /// {
    ///     tokens += chunk.TokenCount;
    /// }
    ///
    /// int all = tokens;      // 6
    /// </code>
    /// </example>
    public IAsyncEnumerable<TextChunk> ChunkAsync(TextReader reader, CancellationToken cancellationToken = default) =>
        ChunkReadAsync(new TextWindow(reader ?? throw new ArgumentNullException(nameof(reader))), cancellationToken);

    private IEnumerable<TextChunk> ChunkText(ReadOnlyMemory<char> text)
    {
        var cutter = new ChunkCutter(counter, Options);
        int start = 0;
        int known = 0;
        while (known < text.Length)
        {
            known = (int)Math.Min(text.Length, known + Math.Max((long)TextWindow.LeastRead, known - start));
            cutter.Show(text.Slice(start, known - start), known == text.Length);
            while (cutter.TryCut(out ChunkCut cut))
            {
                yield return ChunkOf(cut, start, text.Slice(start + cut.Start, cut.End - cut.Start));
            }

            start += cutter.RemoveDone();
        }
    }

    private IEnumerable<TextChunk> ChunkRead(TextWindow window)
    {
        var cutter = new ChunkCutter(counter, Options);
        while (!window.IsComplete)
        {
            window.Fill();
            cutter.Show(window.Text, window.IsComplete);
            while (cutter.TryCut(out ChunkCut cut))
            {
                yield return CopyOf(cut, window);
            }

            window.RemoveFirst(cutter.RemoveDone());
        }
    }

    private async IAsyncEnumerable<TextChunk> ChunkReadAsync(TextWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cutter = new ChunkCutter(counter, Options);
        while (!window.IsComplete)
        {
            await window.FillAsync(cancellationToken).ConfigureAwait(false);
            cutter.Show(window.Text, window.IsComplete);
            while (cutter.TryCut(out ChunkCut cut))
            {
                yield return CopyOf(cut, window);
            }

            window.RemoveFirst(cutter.RemoveDone());
        }
    }

    private static TextChunk CopyOf(ChunkCut cut, TextWindow window) =>
        ChunkOf(cut, window.Start, window.Text.Slice(cut.Start, cut.End - cut.Start).ToString().AsMemory());

    private static TextChunk ChunkOf(ChunkCut cut, long start, ReadOnlyMemory<char> text) =>
        new(start + cut.Start, text, cut.OverlapLength, cut.Tokens, cut.Headings);
}
