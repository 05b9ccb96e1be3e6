namespace BytePair.Budgeting.Chunking;

/// <summary>How good a place is to cut a text at: the greater, the better.</summary>
internal static class BoundaryLevel
{
    /// <summary>Between characters, where even a grapheme is too long.</summary>
    public const byte Character = 0;

    public const byte Grapheme = 1;

    /// <summary>Between words, within code and tables too, where even a line of them is too long.</summary>
    public const byte WordOfBlock = 2;

    /// <summary>Between lines of code and tables in Markdown, where the whole is too long.</summary>
    public const byte LineOfBlock = 3;

    public const byte Word = 4;

    /// <summary>A line break that ends neither a sentence nor a paragraph.</summary>
    public const byte Line = 5;

    public const byte Sentence = 6;

    /// <summary>Before an item of a list within a list, or a paragraph within an item.</summary>
    public const byte InnerItem = 7;

    public const byte Item = 8;

    public const byte Paragraph = 9;

    /// <summary>Before a heading that needn't begin a chunk.</summary>
    public const byte Heading = 10;

    /// <summary>Lines of code: from here on by indentation and blank lines.</summary>
    public const byte CodeLine = 11;

    /// <summary>A chunk always ends here.</summary>
    public const byte Section = byte.MaxValue;

    /// <summary>The level from which on all places are as good as one another, if these are asked for.</summary>
    public static byte Top(ChunkBoundary boundary) => boundary switch
    {
        ChunkBoundary.Paragraph => Section,
        ChunkBoundary.Sentence => Sentence,
        ChunkBoundary.Word => Word,
        _ => Grapheme,
    };
}
