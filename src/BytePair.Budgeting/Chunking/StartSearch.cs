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
    private long fitsTokens;

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
        (fits, fitsTokens, tooFar) = (end, 0, after);
        Reach(usualChars);
        int start = end;
        _ = TryListed(BoundaryLevel.Word + 1, ref start)
            || TryPlaces(BoundaryLevel.Word, ref start)
            || TryListed(BoundaryLevel.LineOfBlock, ref start)
            || TryPlaces(BoundaryLevel.WordOfBlock, ref start)
            || TryPlaces(BoundaryLevel.Grapheme, ref start);
        return start;
    }

    private void Reach(long usualChars)
    {
        long guess = end - usualChars;
        while (guess > tooFar && Reaches(text.Floor((int)guess)))
        {
            guess = end - (5L * (end - fits) / 4) - Near;
        }
    }

    /// <summary>The first of the best boundaries from which on few enough tokens are repeated; of the next best ones, if there is none.</summary>
    private bool TryListed(byte from, ref int start)
    {
        for (byte level = from; from <= top && text.Boundaries.FindBest(tooFar, end, top, ref level, candidates); level = from)
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

    /// <summary>The first place of a kind from which on few enough tokens are repeated.</summary>
    private bool TryPlaces(byte level, ref int start)
    {
        if (level > top)
        {
            return false;
        }

        if (level == BoundaryLevel.Grapheme)
        {
            places.FindClusters(tooFar, end);
        }

        if (places.First(level, tooFar, end) < end)
        {
            Narrow();
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

    /// <summary>Counts until the place from which on as many tokens are repeated as may be is known but for a few chars.</summary>
    private void Narrow()
    {
        bool isEstimate = fits < end;
        while (fits - tooFar > Near)
        {
            int width = fits - tooFar;
            int place = isEstimate ? Math.Min(fits - (Near / 3), Math.Max(tooFar + (Near / 3), Estimate())) : tooFar + (width / 2);
            Reaches(text.Floor(place));

            // An estimate that did no better than the middle would have is followed by the middle.
            isEstimate = fits < end && (!isEstimate || fits - tooFar <= width / 2);
        }
    }

    /// <summary>Where the limit is reached if tokens are alike.</summary>
    private int Estimate() => (int)Math.Max(tooFar, end - ((end - fits) * limit / Math.Max(1, fitsTokens)));

    private bool Reaches(int place)
    {
        long tokens = text.CountTokens(place, end);
        if (tokens > limit)
        {
            tooFar = place;
            (fits, fitsTokens) = fits <= place ? (end, 0) : (fits, fitsTokens);
            return false;
        }

        if (place < fits)
        {
            (fits, fitsTokens) = (place, tokens);
        }

        return true;
    }
}
