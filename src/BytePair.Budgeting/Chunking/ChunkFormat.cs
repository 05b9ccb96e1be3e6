namespace BytePair.Budgeting;

/// <summary>What a text is written in, and so which of its places to cut are better than others.</summary>
public enum ChunkFormat
{
    /// <summary>Plain text: paragraphs are parted by blank lines.</summary>
    PlainText,

    /// <summary>Markdown: headings, lists, fenced code, tables.</summary>
    Markdown,

    /// <summary>Source code, JSON, or anything else that is read by lines and whose indentation says what belongs together.</summary>
    Code,
}
