namespace BytePair.Budgeting.Chunking;

/// <summary>Cuts a text into chunks, one after the other, as far as it is known.</summary>
/// <remarks>
/// <para>
/// A chunk is new text and, before it, what is repeated of the last chunk. First the start is found, as far back as the overlap allows, then the end. If
/// from there only a lesser boundary can be reached than without an overlap, the overlap is shortened to what leaves room for the better one: so a
/// paragraph that fits a chunk is never cut for the sake of what is repeated.
/// </para>
/// <para>
/// Why this is linear. At least a sixteenth of the limit is left for new text, and a chunk that has less new text ends where the next boundary was too far, so that the
/// next has more: two chunks in a row have a sixteenth, so that each token is in at most some 32 chunks. A chunk costs a few counts of ranges within
/// it, each at most linear in it, and mostly that of a few hundred bytes.
/// </para>
/// </remarks>
internal sealed class ChunkCutter
{
    /// <summary>This share of a chunk is left for new text.</summary>
    private const int LeastNewShare = 16;

    /// <summary>Tokens may be a few more where two parts meet.</summary>
    private const int Slack = 2;

    /// <summary>Chars before the next chunk that may say whether a word or a sentence begins there.</summary>
    private const int Margin = 64;

    private readonly TextChunkerOptions options;
    private readonly KnownText text;
    private readonly StartSearch starts;
    private readonly EndSearch ends;
    private readonly int overlap;

    /// <summary>An end at this level is as good as any.</summary>
    private readonly byte goodLevel;

    /// <summary>Where the last chunk begins, and where the text that is in no chunk yet does.</summary>
    private int lastStart;
    private int fresh;

    public ChunkCutter(ITokenCounter counter, TextChunkerOptions options)
    {
        this.options = options;
        text = new KnownText(counter, options);
        var places = new CutPlaces(text);
        starts = new StartSearch(text, places, options);
        ends = new EndSearch(text, places, options);
        overlap = Math.Min(options.OverlapTokens, options.MaxTokens - Math.Max(1, options.MaxTokens / LeastNewShare));
        byte top = BoundaryLevel.Top(options.Boundary);
        goodLevel = options.Format == ChunkFormat.Code ? top : Math.Min(top, BoundaryLevel.Paragraph);
    }

    /// <summary>Work done, in chars, for tests.</summary>
    public long Work => text.Work;

    /// <summary>More of the text has become known.</summary>
    public void Show(ReadOnlyMemory<char> known, bool isComplete) => text.Show(known, isComplete);

    /// <summary>Says how many chars at the beginning are done with. From now on positions don't count them; the text has to be shown again without them.</summary>
    public int RemoveDone()
    {
        int done = Math.Max(0, Math.Min(lastStart, text.Decided) - Margin);
        text.RemoveFirst(done);
        lastStart -= done;
        fresh -= done;
        return done;
    }

    /// <summary>Cuts the next chunk.</summary>
    /// <returns>False if more has to be known, or, of a complete text, if there is no more.</returns>
    public bool TryCut(out ChunkCut cut)
    {
        cut = default;
        while (cut.End == 0)
        {
            SkipWhiteSpace();
            if (fresh >= text.Length || !TryFind(out int start, out ChunkEnd end))
            {
                return false;
            }

            cut = end.IsFound ? Accept(start, end) : throw ThrowHelper.CharacterTooLong(text.CounterName, options.MaxTokens);
        }

        return true;
    }

    private void SkipWhiteSpace()
    {
        if (options.TrimWhiteSpace)
        {
            int next = text.TrimStart(fresh, text.Length);
            bool mayBeIndentation = next == text.Length && !text.IsComplete;
            fresh = mayBeIndentation ? text.BehindLastBreak(fresh) : next;
            lastStart = Math.Max(lastStart, overlap == 0 ? fresh : lastStart);
        }
    }

    private bool TryFind(out int start, out ChunkEnd end)
    {
        start = lastStart < fresh ? starts.Find(lastStart, fresh, overlap, ends.CharsOf(overlap)) : fresh;
        if (!ends.TryFind(start, fresh, BoundaryLevel.Character, out end))
        {
            return false;
        }

        if (start == fresh || (end.IsFound && end.Level >= goodLevel))
        {
            return true;
        }

        byte better = end.IsFound ? (byte)(end.Level + 1) : BoundaryLevel.Character;
        if (!ends.TryFind(fresh, fresh, better, out ChunkEnd alone))
        {
            return false;
        }

        if (!alone.IsFound)
        {
            return true;
        }

        start = ShortenedStart(start, alone);
        return ends.TryFind(start, fresh, BoundaryLevel.Character, out end);
    }

    /// <summary>A start, no earlier than the given one, from which a boundary as good as <paramref name="wanted"/> is in reach.</summary>
    private int ShortenedStart(int start, ChunkEnd wanted)
    {
        int target = text.Boundaries.FirstAtLeast(wanted.Level, fresh, wanted.Position);
        long room = options.MaxTokens - text.CountTokens(fresh, target) - Slack;
        if (room <= 0)
        {
            return fresh;
        }

        int shortened = starts.Find(start, fresh, Math.Min(overlap, room), ends.CharsOf(Math.Min(overlap, room)));
        return text.CountTokens(shortened, target) <= options.MaxTokens ? shortened : fresh;
    }

    /// <summary>The chunk; none where all new text is white space that is trimmed.</summary>
    private ChunkCut Accept(int start, ChunkEnd end)
    {
        ends.Learn(end.Position - start, Math.Max(1, end.Tokens));
        int begin = options.TrimWhiteSpace ? text.TrimStart(start, end.Position) : start;
        int finish = options.TrimWhiteSpace ? text.TrimEnd(begin, end.Position) : end.Position;
        int repeated = Math.Max(0, fresh - begin);
        bool mayRepeat = overlap > 0 && !text.Boundaries.IsSection(end.Position);
        fresh = end.Position;
        lastStart = mayRepeat ? begin : fresh;
        return finish - begin <= repeated ? default : new ChunkCut(begin, finish, repeated, (int)end.Tokens, text.HeadingsOf(begin, finish));
    }
}
