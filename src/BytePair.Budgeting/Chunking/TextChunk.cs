namespace BytePair.Budgeting;

/// <summary>A part of a text, at most so many tokens long, and where in the text it stands.</summary>
/// <remarks>All places and lengths are in chars of the text that was cut.</remarks>
public sealed class TextChunk
{
    internal TextChunk(long start, ReadOnlyMemory<char> text, int overlapLength, int tokenCount, IReadOnlyList<string> headings)
    {
        Start = start;
        Text = text;
        OverlapLength = overlapLength;
        TokenCount = tokenCount;
        Headings = headings;
    }

    /// <summary>Where the chunk begins in the text.</summary>
    public long Start { get; }

    /// <summary>Where the chunk ends in the text.</summary>
    public long End => Start + Text.Length;

    /// <summary>The chunk's length, what it repeats of the one before included.</summary>
    public int Length => Text.Length;

    /// <summary>How many chars at its beginning the chunk before has too.</summary>
    public int OverlapLength { get; }

    /// <summary>The tokens of <see cref="Text"/>, counted as it will be sent: alone. Text that spells a special token is ordinary text.</summary>
    public int TokenCount { get; }

    /// <summary>
    /// The Markdown headings above the chunk's first text, from the outermost in, without their marks; a heading that the chunk begins with is one of
    /// them. Empty for other formats, and before the first heading.
    /// </summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The chunk's text: a part of the text that was given, not copied, or, from a reader, a copy.</summary>
    public ReadOnlyMemory<char> Text { get; }

#if NET
    /// <summary>The chunk's place in the text: <c>text[chunk.Range]</c>.</summary>
    /// <exception cref="OverflowException">The place is behind the first 2^31 chars, as it may be in text from a reader.</exception>
    public Range Range => checked((int)Start)..checked((int)End);
#endif

    /// <summary>The chunk's text as a string.</summary>
    /// <returns>The text; a new string but for a text that is a chunk as a whole.</returns>
    public override string ToString() => Text.ToString();
}
