namespace BytePair.Budgeting.Chunking;

/// <summary>Plain text: paragraphs behind blank lines, sentences within them.</summary>
internal sealed class PlainScanner(BoundaryList boundaries) : LineScanner(boundaries)
{
    private bool isBehindBlank;

    protected override bool TryBegin(ReadOnlySpan<char> text, Line line, bool isComplete, out bool isProse)
    {
        ReadOnlySpan<char> head = line.Head(text);
        isProse = !(line.IsWhole && head.IsWhiteSpace());
        if (isProse)
        {
            Boundaries.Add(line.Start, isBehindBlank ? BoundaryLevel.Paragraph : LevelWithinParagraph(head));
        }

        isBehindBlank = !isProse;
        return true;
    }
}
