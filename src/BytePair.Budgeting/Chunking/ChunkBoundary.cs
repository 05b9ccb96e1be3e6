namespace BytePair.Budgeting;

/// <summary>Where a text is cut into chunks where it can be. Each allows more places than the one before.</summary>
/// <remarks>What is too long for a chunk by itself is cut at the places of the next: a paragraph at sentences, a sentence at words, and so on.</remarks>
public enum ChunkBoundary
{
    /// <summary>
    /// Behind blank lines. In Markdown between blocks; in code where a line is indented least, behind a blank line first.
    /// </summary>
    Paragraph,

    /// <summary>
    /// Behind sentences, as by the rules of <see cref="TextChunker"/>, and between paragraphs. In code between any two lines that
    /// don't belong together.
    /// </summary>
    Sentence,

    /// <summary>
    /// Between words: before a word and behind what separates it from the last one. In scripts that are written without spaces (Chinese,
    /// Japanese, Thai, Lao, Khmer, Burmese) between any two letters. Not within code and tables of Markdown.
    /// </summary>
    Word,

    /// <summary>
    /// Between what people take for characters (grapheme clusters, as the runtime's <see cref="System.Globalization.StringInfo"/> knows them),
    /// whatever the text is.
    /// </summary>
    Grapheme,
}
