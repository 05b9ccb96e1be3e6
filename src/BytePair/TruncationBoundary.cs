namespace BytePair;

/// <summary>Where a text may be cut when it is truncated. Each allows fewer places than the one before.</summary>
public enum TruncationBoundary
{
    /// <summary>Between characters: never between the halves of a surrogate pair, or within the bytes of a character.</summary>
    Character,

    /// <summary>
    /// Between what people take for characters (grapheme clusters, as the runtime's <see cref="System.Globalization.StringInfo"/> knows them): never
    /// between a letter and its accents, or within an emoji of several code points.
    /// </summary>
    Grapheme,

    /// <summary>
    /// The same, and never within a word: between two letters, digits or underscores, nor at an apostrophe between letters
    /// (<c>don't</c>) or a point or comma between digits (<c>1,000.5</c>). In scripts that are written without spaces between words (Chinese,
    /// Japanese, Thai, Lao, Khmer, Burmese) every grapheme may be the last.
    /// </summary>
    Word,
}
