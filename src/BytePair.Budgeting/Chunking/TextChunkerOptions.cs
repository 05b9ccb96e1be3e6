using BytePair.Budgeting.Chunking;

namespace BytePair.Budgeting;

/// <summary>How large chunks are, how much of each the next one repeats, and where a text is cut.</summary>
/// <example>
/// <code>
/// var options = new TextChunkerOptions { MaxTokens = 256, OverlapTokens = 32, Format = ChunkFormat.Markdown };
/// var chunker = new TextChunker(BpeTokenizer.ForEncoding("o200k_base"), options);
/// int limit = chunker.Options.MaxTokens;      // 256
/// </code>
/// </example>
public sealed class TextChunkerOptions
{
    /// <summary>The least limit of a chunk, in tokens: a character has at most 4 bytes in UTF-8, and no more tokens, so that every text can be cut.</summary>
    public const int LeastMaxTokens = 4;

    /// <summary>The deepest level of headings that Markdown has.</summary>
    private const int DeepestHeading = 6;

    /// <summary>The most tokens that a chunk may have, what it repeats included: 512 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than <see cref="LeastMaxTokens"/>.</exception>
    public int MaxTokens
    {
        get;
        init => field = value >= LeastMaxTokens ? value : throw ChunkingErrors.LimitTooLow(value, nameof(MaxTokens));
    }

    = 512;

    /// <summary>
    /// The most tokens of a chunk's end that the next one begins with: 0 unless set. At least a sixteenth of <see cref="MaxTokens"/> is left
    /// for new text, so that a larger overlap is taken as that much less.
    /// </summary>
    /// <remarks>
    /// What is repeated begins at a boundary too, so that it may be less than asked, or nothing. It is also less where a paragraph (or
    /// sentence, or word) fits a chunk only so. In Markdown nothing of one section is repeated in the next.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative. <see cref="TextChunker"/> refuses one that isn't below <see cref="MaxTokens"/>.</exception>
    public int OverlapTokens
    {
        get;
        init => field = value >= 0 ? value : throw ChunkingErrors.NegativeOverlap(value, nameof(OverlapTokens));
    }

    /// <summary>Where the text is cut where it can be: <see cref="ChunkBoundary.Paragraph"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public ChunkBoundary Boundary
    {
        get;
        init => field = value is >= ChunkBoundary.Paragraph and <= ChunkBoundary.Grapheme ? value : throw ThrowHelper.UndefinedValue(value, nameof(Boundary));
    }

    /// <summary>What the text is written in: <see cref="ChunkFormat.PlainText"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of those that are named.</exception>
    public ChunkFormat Format
    {
        get;
        init => field = value is >= ChunkFormat.PlainText and <= ChunkFormat.Code ? value : throw ThrowHelper.UndefinedValue(value, nameof(Format));
    }

    /// <summary>
    /// The deepest level of Markdown headings that always begin a chunk: 6, all of them, unless set. With 2, a chunk may hold several
    /// sections of level 3 and below; with 0, of any. Where headings follow one another without text between, only the first does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't from 0 to 6.</exception>
    public int SectionDepth
    {
        get;
        init => field = value is >= 0 and <= DeepestHeading ? value : throw ChunkingErrors.NoSuchDepth(value, nameof(SectionDepth));
    }

    = DeepestHeading;

    /// <summary>
    /// Whether white space at both ends of a chunk is left out, and chunks of white space altogether: false unless set, so that no character of
    /// the text is lost. In Markdown and code the indentation of a chunk's first line stays.
    /// </summary>
    public bool TrimWhiteSpace { get; init; }
}
