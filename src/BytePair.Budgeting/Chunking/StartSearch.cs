namespace BytePair.Budgeting.Chunking;

/// <summary>
/// Finds where a chunk that repeats the end of the one before begins: at the first of the best boundaries from which on that end has
/// as few tokens as may be repeated. The mirror of <see cref="EndSearch"/>.
/// </summary>
internal sealed class StartSearch(KnownText text, CutPlaces places, TextChunkerOptions options)
{
    private const int Near = 24;
    private readonly byte top = BoundaryLevel.Top(options.Boundary);
    private readonly List<int> candidates = [];
    private int end;
    private long limit;

    /// <summary>From here on few enough tokens are repeated.</summary>
    private int fits;

    /// <summary>From here on too many are, or too many chars.</summary>
    private int tooFar;

    /// <summary>Finds the start.</summary>
    /// <param name="after">The start is behind this place.</param>
    /// <param name="end">Where the chunk before ends.</param>
    /// <param name="limit">The most tokens between the start and <paramref name="end"/>.</param>
    /// <param name="usualChars">The chars that so many tokens usually take, or some more.</param>
    /// <returns>The start; <paramref name="end"/> if nothing can be repeated.</returns>
    public int Find(int after, int end, long limit, long usualChars)
    {
        (this.end, this.limit) = (end, limit);
        (fits, tooFar) = (end, after);
        Reach(usualChars);
        return top > BoundaryLevel.Word && TryListed(BoundaryLevel.Word + 1, out int start) ? start : FindSmall();
    }

    private void Reach(long usualChars)
    {
        long guess = end - usualChars;
        while (guess > tooFar && Reaches(text.Floor((int)guess)))
        {
            guess = end - (5L * (end - fits) / 4) - Near;
        }
    }

    private int FindSmall()
    {
        int start = end;
        bool isFound = top >= BoundaryLevel.Word
            && (TryPlaces(BoundaryLevel.Word, ref start) || TryListed(BoundaryLevel.LineOfBlock, out start) || TryPlaces(BoundaryLevel.WordOfBlock, ref start));
        _ = isFound || TryPlaces(BoundaryLevel.Grapheme, ref start);
        return start;
    }

    /// <summary>The first of the best boundaries from which on few enough tokens are repeated; of the next best ones, if there is none.</summary>
    private bool TryListed(byte least, out int start)
    {
        start = end;
        while (FindCandidates(least))
        {
            int low = -1;
            int high = candidates.Count;
            while (high - low > 1)
            {
                int middle = (low + high) / 2;
                if (Reaches(candidates[middle]))
                {
                    high = middle;
                    start = candidates[middle];
                }
                else
                {
                    low = middle;
                }
            }

            if (high < candidates.Count)
            {
                return true;
            }
        }

        return false;
    }

    private bool FindCandidates(byte least)
    {
        candidates.Clear();
        byte level = least;
        BoundaryList boundaries = text.Boundaries;
        for (int i = boundaries.LastUpTo(tooFar) + 1; i < boundaries.Count && boundaries[i].Position < end; i++)
        {
            byte own = Math.Min(boundaries[i].Level, top);
            if (own > level)
            {
                candidates.Clear();
                level = own;
            }

            if (own == level)
            {
                candidates.Add(boundaries[i].Position);
            }
        }

        return candidates.Count > 0;
    }

    /// <summary>The first place of a kind from which on few enough tokens are repeated.</summary>
    private bool TryPlaces(byte level, ref int start)
    {
        while (fits - tooFar > Near && Narrows(text.Floor(tooFar + ((fits - tooFar) / 2))))
        {
        }

        if (level == BoundaryLevel.Grapheme)
        {
            places.FindClusters(tooFar, end);
        }

        for (int place = places.First(level, tooFar, end); place < end; place = places.First(level, place, end))
        {
            if (Reaches(place))
            {
                start = place;
                return true;
            }
        }

        return false;
    }

    private bool Narrows(int place)
    {
        Reaches(place);
        return true;
    }

    private bool Reaches(int place)
    {
        if (text.CountTokens(place, end) > limit)
        {
            tooFar = place;
            fits = fits <= place ? end : fits;
            return false;
        }

        fits = Math.Min(fits, place);
        return true;
    }
}
