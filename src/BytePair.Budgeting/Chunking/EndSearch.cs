namespace BytePair.Budgeting.Chunking;

/// <summary>Finds where a chunk that begins at a given place ends: at the last of the best boundaries that it reaches within the limit.</summary>
/// <remarks>
/// <para>
/// Tokens grow with the text, nearly always. So between a place that the chunk reaches and one that it doesn't, both counted, the next to be counted is
/// where the last token would be if tokens were as long as so far; two or three counts are usual. That a longer chunk may have fewer tokens
/// makes no difference to what is promised: the end that is found has been counted.
/// </para>
/// <para>
/// Example: at most 100 tokens, 4 chars each so far. A place 456 chars on has 112 tokens, so that the limit is about 407 chars on. Among the
/// boundaries before 456 the best are two paragraphs' ends, 180 and 420 chars on. The one at 180 has 45 tokens, that at 420 has 104: the chunk ends at 180.
/// </para>
/// </remarks>
internal sealed class EndSearch(KnownText text, CutPlaces places, TextChunkerOptions options)
{
    /// <summary>A place so near to another is counted if it is asked for, not to find others.</summary>
    private const int Near = 24;

    /// <summary>White space of more chars ends a chunk where white space is trimmed, so that it needn't be held.</summary>
    private const int LongestWhiteSpace = 4096;

    private readonly byte top = BoundaryLevel.Top(options.Boundary);
    private readonly List<int> candidates = [];
    private double charsPerToken = 4;
    private int start;
    private int after;
    private byte least;

    /// <summary>The chunk reaches this place, with so many tokens.</summary>
    private int fits;
    private long fitsTokens;

    /// <summary>It doesn't reach this one.</summary>
    private int tooFar;
    private long tooFarTokens;

    private int Limit => options.MaxTokens;

    /// <summary>Finds the end.</summary>
    /// <param name="start">Where the chunk begins.</param>
    /// <param name="after">The end must be behind this place.</param>
    /// <param name="least">How good a boundary the end must be at least.</param>
    /// <param name="end">The end; none if there is no such boundary within the limit.</param>
    /// <returns>False if more of the text has to be known.</returns>
    public bool TryFind(int start, int after, byte least, out ChunkEnd end)
    {
        (this.start, this.after, this.least) = (start, after, least);
        (fits, fitsTokens) = (start, 0);
        (tooFar, tooFarTokens) = (int.MaxValue, long.MaxValue);
        if (!TryReach(out end))
        {
            return false;
        }

        if (!end.IsFound)
        {
            end = Choose();
        }

        return true;
    }

    /// <summary>A chunk of so many chars has so many tokens: the next may be alike.</summary>
    public void Learn(int chars, long tokens) => charsPerToken = Math.Max(1, (double)chars / tokens);

    /// <summary>Chars that so many tokens usually take, and a tenth more.</summary>
    public long CharsOf(long tokens) => (long)(1.1 * charsPerToken * tokens) + Near;

    /// <summary>Goes on until the chunk can't, or must not.</summary>
    private bool TryReach(out ChunkEnd end)
    {
        end = default;
        for (long guess = Math.Max(start + CharsOf(Limit), after + Near); tooFar == int.MaxValue; guess = Further())
        {
            if (guess > text.Decided && !text.IsComplete)
            {
                return false;
            }

            int upTo = (int)Math.Min(guess, text.Length);
            int section = text.Boundaries.FirstSection(after, upTo);
            bool isLast = section > 0 || (text.IsComplete && upTo == text.Length);
            int place = section > 0 ? section : text.Floor(upTo);
            if (Reaches(place) && (isLast || IsLongWhiteSpace(place)))
            {
                end = new ChunkEnd(place, fitsTokens, BoundaryLevel.Section);
                break;
            }
        }

        return true;
    }

    private long Further() => start + Math.Max((5L * (fits - start) / 4) + Near, (fits - start) * (long)Limit / Math.Max(1, fitsTokens));

    private bool IsLongWhiteSpace(int place) => options.TrimWhiteSpace && place - text.TrimEnd(start, place) > LongestWhiteSpace;

    private ChunkEnd Choose()
    {
        ChunkEnd end = default;
        _ = TryListed(BoundaryLevel.Word + 1, ref end)
            || TryPlaces(BoundaryLevel.Word, ref end)
            || TryListed(BoundaryLevel.LineOfBlock, ref end)
            || TryPlaces(BoundaryLevel.WordOfBlock, ref end)
            || TryPlaces(BoundaryLevel.Grapheme, ref end)
            || TryPlaces(BoundaryLevel.Character, ref end);
        return end;
    }

    /// <summary>Whether a kind of boundary is good enough, and no better than all that are asked for.</summary>
    private bool IsAsked(byte level) => level >= least && level <= top;

    /// <summary>The last of the best boundaries that the chunk reaches; of the next best ones, if it reaches none of them.</summary>
    private bool TryListed(byte from, ref ChunkEnd end)
    {
        byte worst = Math.Max(from, least);
        for (byte level = worst; from <= top && text.Boundaries.FindBest(after, tooFar, top, ref level, candidates); level = worst)
        {
            int low = -1;
            int high = candidates.Count;
            for (int counts = 0; high - low > 1; counts++)
            {
                // An estimate that is wrong twice is no better than the middle.
                int next = counts < 2 ? LastCandidate(Estimate(), low, high) : (low + high) / 2;
                if (Reaches(candidates[next], out long tokens))
                {
                    low = next;
                    end = new ChunkEnd(candidates[next], tokens, level);
                }
                else
                {
                    high = next;
                }
            }

            if (low >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private int LastCandidate(int upTo, int low, int high)
    {
        int index = high - 1;
        while (index > low + 1 && candidates[index] > upTo)
        {
            index--;
        }

        return index;
    }

    /// <summary>The last place of a kind that the chunk reaches.</summary>
    private bool TryPlaces(byte level, ref ChunkEnd end)
    {
        if (!IsAsked(level))
        {
            return false;
        }

        if (level == BoundaryLevel.Grapheme)
        {
            places.FindClusters(after, Math.Max(after, tooFar));
        }

        bool isThere = places.Last(level, after, tooFar) > after;
        if (isThere)
        {
            Narrow();
        }

        for (int place = places.Last(level, after, tooFar); place > after; place = places.Last(level, after, place))
        {
            if (Reaches(place, out long tokens))
            {
                end = new ChunkEnd(place, tokens, level);
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts until the place where the limit is reached is known but for a few chars.</summary>
    private void Narrow()
    {
        bool isEstimate = true;
        while (tooFar - fits > Near)
        {
            int width = tooFar - fits;
            int place = isEstimate ? Math.Max(fits + (Near / 3), Math.Min(tooFar - (Near / 3), Estimate())) : fits + (width / 2);
            Reaches(text.Floor(place));

            // An estimate that did no better than the middle would have is followed by the middle.
            isEstimate = !isEstimate || tooFar - fits <= width / 2;
        }
    }

    /// <summary>Where the limit is reached if tokens are alike.</summary>
    private int Estimate() => fits + (int)((Limit - fitsTokens) * (double)(tooFar - fits) / (tooFarTokens - fitsTokens));

    private bool Reaches(int place) => Reaches(place, out _);

    private bool Reaches(int place, out long tokens)
    {
        tokens = text.CountTokens(start, place);
        if (tokens > Limit)
        {
            (tooFar, tooFarTokens) = (place, tokens);
            if (fits >= place)
            {
                (fits, fitsTokens) = (start, 0);
            }

            return false;
        }

        if (place > fits)
        {
            (fits, fitsTokens) = (place, tokens);
        }

        return true;
    }
}
