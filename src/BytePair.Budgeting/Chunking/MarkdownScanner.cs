namespace BytePair.Budgeting.Chunking;

/// <summary>
/// Markdown by lines: headings begin sections, fenced code and tables are blocks that words don't part, items of a list hang together, and the rest is
/// paragraphs.
/// </summary>
/// <remarks>
/// It knows no more of the syntax than chunks need. A heading underlined by <c>===</c> or <c>---</c> is one line; a table begins with a line that has a
/// bar and stands above a line of dashes and bars.
/// </remarks>
internal sealed class MarkdownScanner(BoundaryList boundaries, int sectionDepth) : LineScanner(boundaries)
{
    private MarkdownFence fence;
    private bool isInTable;
    private bool isInList;

    /// <summary>The next line ends what was begun: the underline of a heading, or the dashes of a table's head.</summary>
    private bool belongsToLast;

    /// <summary>What stands before: nothing but white space since a heading, or the beginning of the text.</summary>
    private bool isBehindHeading = true;
    private bool isBehindText;
    private bool isBehindBlank;

    /// <summary>The line before was the last of a block, or a rule.</summary>
    private bool isBehindBlock;

    /// <summary>Whether the line goes on with a paragraph, so that no heading begins with it.</summary>
    private bool IsBehindParagraph => isBehindText && !isBehindBlank && !isBehindBlock;

    protected override bool TryBegin(ReadOnlySpan<char> text, Line line, bool isComplete, out bool isProse)
    {
        ReadOnlySpan<char> head = line.Head(text);
        isProse = false;
        if (fence.IsOpen)
        {
            Add(line, BoundaryLevel.LineOfBlock, isBlock: true);
            fence = fence.Behind(head);
            isBehindBlock = !fence.IsOpen;
            return true;
        }

        if (belongsToLast)
        {
            belongsToLast = false;
            return true;
        }

        if (line.IsWhole && head.IsWhiteSpace())
        {
            isBehindBlank = true;
            isInTable = false;
            return true;
        }

        if (!TryReadNext(text, line, isComplete, out ReadOnlySpan<char> next))
        {
            return false;
        }

        isProse = Begin(line, head, next);
        isBehindBlank = false;
        return true;
    }

    /// <summary>The head of the line behind; empty for one that is too long to say anything about this one, and at the end of the text.</summary>
    private static bool TryReadNext(ReadOnlySpan<char> text, Line line, bool isComplete, out ReadOnlySpan<char> next)
    {
        next = default;
        if (!line.IsWhole)
        {
            return true;
        }

        if (line.End == text.Length)
        {
            return isComplete;
        }

        var behind = Line.From(text, line.End, isComplete);
        next = behind.IsWhole ? behind.Head(text) : default;
        return behind.HasHead;
    }

    /// <summary>Adds the boundary before a line, and says whether sentences part the line.</summary>
    private bool Begin(Line line, ReadOnlySpan<char> head, ReadOnlySpan<char> next)
    {
        isInTable = isInTable && MarkdownLine.HasBar(head);
        if (isInTable)
        {
            Add(line, BoundaryLevel.LineOfBlock, isBlock: true);
            return false;
        }

        if (MarkdownLine.TryReadHeading(head, out int depth, out string title))
        {
            AddHeading(line, depth, title);
            return false;
        }

        fence = isBehindText ? MarkdownFence.Open(head) : MarkdownFence.OpenFirst(head, next);
        bool isRule = MarkdownLine.IsRule(head);
        bool mayBeHeading = !fence.IsOpen && !isRule && !IsBehindParagraph && !MarkdownLine.IsItem(head);
        if (mayBeHeading && MarkdownLine.IsUnderline(next, out depth))
        {
            AddHeading(line, depth, head.Trim().ToString());
            belongsToLast = true;
            return false;
        }

        isInTable = !fence.IsOpen && MarkdownLine.BeginsTable(head, next);
        belongsToLast = isInTable;
        if (fence.IsOpen || isInTable)
        {
            Add(line, LevelOfBlock(head), isBlock: true);
            isBehindBlock = isInTable;
            return false;
        }

        Add(line, isRule ? BoundaryLevel.Paragraph : LevelOfText(head), isBlock: false);
        isBehindBlock = isRule;
        return !isRule;
    }

    private byte LevelOfBlock(ReadOnlySpan<char> head) => isInList && MarkdownLine.IsIndented(head) ? BoundaryLevel.InnerItem : BoundaryLevel.Paragraph;

    private byte LevelOfText(ReadOnlySpan<char> head)
    {
        bool isIndented = MarkdownLine.IsIndented(head);
        if (MarkdownLine.IsItem(head))
        {
            bool beginsList = !isInList && isBehindBlank;
            isInList = true;
            return isIndented ? BoundaryLevel.InnerItem : beginsList ? BoundaryLevel.Paragraph : BoundaryLevel.Item;
        }

        bool beginsParagraph = isBehindBlank || isBehindBlock;
        isInList = isInList && (isIndented || !beginsParagraph);
        return !beginsParagraph ? LevelWithinParagraph(head) : isInList ? BoundaryLevel.InnerItem : BoundaryLevel.Paragraph;
    }

    /// <summary>Adds a boundary, but none that parts a heading from what follows it.</summary>
    private void Add(Line line, byte level, bool isBlock)
    {
        byte kept = isBehindHeading && isBehindText ? Math.Min(level, BoundaryLevel.WordOfBlock) : level;
        Boundaries.Add(line.Start, kept, isBlock);
        isBehindHeading = false;
        isBehindText = true;
    }

    private void AddHeading(Line line, int depth, string title)
    {
        bool followsHeading = isBehindHeading;
        Add(line, depth <= sectionDepth ? BoundaryLevel.Section : BoundaryLevel.Heading, isBlock: true);
        Headings.Add(line.Start, HeadingPath.Below(Headings.Last, depth, title), followsHeading);
        isBehindHeading = true;
        isBehindBlock = true;
        isInList = false;
    }
}
