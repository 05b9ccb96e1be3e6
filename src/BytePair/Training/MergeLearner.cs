namespace BytePair.Training;

/// <summary>Learns which pairs to merge: again and again the most frequent one becomes a token, until there are enough.</summary>
/// <remarks>
/// <para>
/// Pairs are counted as encoders merge them, from left to right and without overlap: <c>aaaa</c> has the pair <c>aa</c> twice, and so has <c>aaaaa</c>. Of
/// pairs as frequent as one another, the one whose first token is older comes first, then the one whose second is: as with Hugging Face's trainer, and so
/// independent of order and threads, since ids follow from what was merged before.
/// </para>
/// <para>
/// After a merge only what stands beside the merged places has other counts. Example: of <c>l o w e r</c>, seen 5 times, merging <c>w e</c> to <c>we</c>
/// takes 5 from the counts of <c>o w</c>, <c>w e</c> and <c>e r</c>, and adds 5 to <c>o we</c> and <c>we r</c>. But where a token is repeated, how
/// many pairs it makes depends on all its neighbours of the same kind: <c>a a a b</c> has <c>a a</c> once, and when <c>a b</c> is merged, <c>a a ab</c> still
/// has it once. So what is counted again is a window: the places, a neighbour on either side, and its repetitions.
/// </para>
/// <para>
/// Counts of pairs fall as others are merged, and rise in the step alone that makes one of their tokens. So a count that the heap still has is never too
/// low: a pair that comes up with its true count is the most frequent one; another goes back with what is left of it.
/// </para>
/// </remarks>
/// <param name="words">The words, which are changed.</param>
/// <param name="tokens">The tokens so far, which get more.</param>
/// <param name="leastCount">Pairs that are rarer are not merged.</param>
/// <param name="maxLength">Longer tokens are not made, in bytes.</param>
internal sealed class MergeLearner(Words words, TrainedTokens tokens, long leastCount, int maxLength)
{
    private readonly PairCounts pairs = new();
    private readonly PairHeap heap = new();
    private readonly List<ulong> added = [];

    /// <summary>Counts all pairs, as has to be done before the first merge.</summary>
    public void Begin(CancellationToken cancellation)
    {
        for (int word = 0; word < words.Count; word++)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<int> ids = words.IdsOf(word);
            pairs.Reserve(ids.Length);
            AddPairs(ids, word, -1);
        }

        AddToHeap();
    }

    /// <summary>Makes a token of the most frequent pair; false if none is frequent enough.</summary>
    public bool TryMerge()
    {
        while (heap.TryTake(out ulong key, out long times))
        {
            long now = pairs.CountOf(key);
            if (now < times)
            {
                AddToHeap(key, now);
            }
            else if (tokens.TryAdd(PairCounts.LeftOf(key), PairCounts.RightOf(key), out int merged))
            {
                Merge(key, merged);
                return true;
            }
        }

        return false;
    }

    private void Merge(ulong key, int merged)
    {
        int left = PairCounts.LeftOf(key);
        int right = PairCounts.RightOf(key);
        for (int place = pairs.TakeWords(key); pairs.TryTakeWord(ref place, out int word);)
        {
            words.Shorten(word, MergeIn(word, left, right, merged));
        }

        AddToHeap();
    }

    /// <summary>Merges all places of a pair in a word, window by window; returns how many ids are left.</summary>
    private int MergeIn(int word, int left, int right, int merged)
    {
        Span<int> ids = words.IdsOf(word);
        long times = words.TimesOf(word);
        pairs.Reserve(ids.Length);
        int read = 0;
        int written = 0;
        int place = PlaceOf(ids, 0, left, right);
        while (place >= 0)
        {
            int from = RunStart(ids, place - 1, read);
            int to;
            do
            {
                to = RunEnd(ids, place + 2);
                place = PlaceOf(ids, place + 2, left, right);
            }
            while (place >= 0 && place <= to);

            TakePairs(ids.Slice(from, to - from), times);
            ids.Slice(read, from - read).CopyTo(ids.Slice(written));
            written += from - read;
            int length = MergeWindow(ids, from, to, written, left, right, merged);
            AddPairs(ids.Slice(written, length), word, merged);
            written += length;
            read = to;
        }

        ids.Slice(read).CopyTo(ids.Slice(written));
        return written + ids.Length - read;
    }

    /// <summary>The first place of a pair from a position on, or -1.</summary>
    private static int PlaceOf(ReadOnlySpan<int> ids, int from, int left, int right)
    {
        for (int i = from; i + 1 < ids.Length; i++)
        {
            if (ids[i] == left && ids[i + 1] == right)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where the repetitions begin that end with the id at a position; the limit if that is before it.</summary>
    private static int RunStart(ReadOnlySpan<int> ids, int at, int limit)
    {
        while (at > limit && ids[at - 1] == ids[at])
        {
            at--;
        }

        return Math.Max(at, limit);
    }

    /// <summary>Where the repetitions end that begin with the id at a position.</summary>
    private static int RunEnd(ReadOnlySpan<int> ids, int at)
    {
        int end = Math.Min(at + 1, ids.Length);
        while (end < ids.Length && ids[end] == ids[at])
        {
            end++;
        }

        return end;
    }

    /// <summary>Writes the ids of a window, merged, to a place that isn't behind it; returns how many they are.</summary>
    private static int MergeWindow(Span<int> ids, int from, int to, int written, int left, int right, int merged)
    {
        int start = written;
        while (from < to)
        {
            bool isPlace = from + 1 < to && ids[from] == left && ids[from + 1] == right;
            ids[written++] = isPlace ? merged : ids[from];
            from += isPlace ? 2 : 1;
        }

        return written - start;
    }

    private void TakePairs(ReadOnlySpan<int> ids, long times)
    {
        for (int i = 0; i + 1 < ids.Length; i += OverlapsNext(ids, i) ? 2 : 1)
        {
            if (IsShort(ids[i], ids[i + 1]))
            {
                pairs.Change(PairCounts.KeyOf(ids[i], ids[i + 1]), -times);
            }
        }
    }

    /// <summary>Adds the pairs of a window; only those of the new id, if there is one, have words that they didn't have before.</summary>
    private void AddPairs(ReadOnlySpan<int> ids, int word, int merged)
    {
        long times = words.TimesOf(word);
        for (int i = 0; i + 1 < ids.Length; i += OverlapsNext(ids, i) ? 2 : 1)
        {
            ulong key = PairCounts.KeyOf(ids[i], ids[i + 1]);
            if (!IsShort(ids[i], ids[i + 1]))
            {
                continue;
            }

            if (merged >= 0 && ids[i] != merged && ids[i + 1] != merged)
            {
                pairs.Change(key, times);
            }
            else if (pairs.Add(key, times, word))
            {
                added.Add(key);
            }
        }
    }

    /// <summary>Whether the pair at a position is one of three equal ids, of which only two can merge.</summary>
    private static bool OverlapsNext(ReadOnlySpan<int> ids, int at) =>
        ids[at] == ids[at + 1] && at + 2 < ids.Length && ids[at + 2] == ids[at];

    private bool IsShort(int left, int right) => tokens.LengthOf(left) + tokens.LengthOf(right) <= maxLength;

    private void AddToHeap()
    {
        foreach (ulong key in added)
        {
            AddToHeap(key, pairs.CountOf(key));
        }

        added.Clear();
    }

    private void AddToHeap(ulong key, long times)
    {
        if (times >= leastCount)
        {
            heap.Add(key, times);
        }
    }
}
