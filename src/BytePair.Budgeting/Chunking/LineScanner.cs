namespace BytePair.Budgeting.Chunking;

/// <summary>Finds the boundaries of a text from its beginning to its end, while more and more of it becomes known.</summary>
/// <remarks>
/// What is found depends on the text alone, not on how much of it was known when: a line is looked at once its first thousand chars are
/// known, and a place within it once some more chars behind it are.
/// </remarks>
internal abstract class LineScanner(BoundaryList boundaries)
{
    private readonly SentenceScanner sentences = new(boundaries);
    private bool isInLine;
    private bool isProse;

    /// <summary>All boundaries before this place have been found.</summary>
    public int Decided { get; private set; }

    /// <summary>The headings that were found.</summary>
    public HeadingList Headings { get; } = new();

    /// <summary>Where the boundaries go.</summary>
    protected BoundaryList Boundaries => boundaries;

    /// <summary>Whether the line before ends with a sentence.</summary>
    protected bool EndsSentence => sentences.EndsLine;

    public static LineScanner Create(TextChunkerOptions options, BoundaryList boundaries) => options.Format switch
    {
        ChunkFormat.Markdown => new MarkdownScanner(boundaries, options.SectionDepth),
        ChunkFormat.Code => new CodeScanner(boundaries),
        _ => new PlainScanner(boundaries),
    };

    /// <summary>Goes on as far as the known text decides.</summary>
    /// <param name="text">The text as far as it is known.</param>
    /// <param name="isComplete">Whether nothing follows it.</param>
    public void Scan(ReadOnlySpan<char> text, bool isComplete)
    {
        while (Decided < text.Length)
        {
            var line = Line.From(text, Decided, isComplete);
            if (!isInLine)
            {
                if (!line.HasHead || !TryBegin(text, line, isComplete, out isProse))
                {
                    return;
                }

                isInLine = true;
                sentences.BeginLine();
            }

            int until = line.IsWhole ? line.End : text.Length - SentenceScanner.Reach;
            if (until > Decided)
            {
                Decided = isProse ? Math.Max(until, sentences.Scan(text, Decided, until, line)) : until;
            }

            if (!line.IsWhole)
            {
                return;
            }

            isInLine = false;
        }
    }

    /// <summary>The text has lost so many chars at its beginning.</summary>
    public void RemoveFirst(int chars)
    {
        Decided -= chars;
        Headings.RemoveFirst(chars);
    }

    /// <summary>Says what a line is, and adds the boundary before it.</summary>
    /// <param name="text">The text as far as it is known.</param>
    /// <param name="line">The line, of which enough is known.</param>
    /// <param name="isComplete">Whether nothing follows the text.</param>
    /// <param name="isProse">Whether sentences part the line.</param>
    /// <returns>False if too little is known of the next line.</returns>
    protected abstract bool TryBegin(ReadOnlySpan<char> text, Line line, bool isComplete, out bool isProse);

    /// <summary>How good it is to cut between two lines of a paragraph.</summary>
    protected byte LevelWithinParagraph(ReadOnlySpan<char> head) =>
        EndsSentence && !SentenceScanner.GoesOn(head) ? BoundaryLevel.Sentence : BoundaryLevel.Line;
}
