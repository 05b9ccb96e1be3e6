using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging in n log n: the same merges as <see cref="ShortMerge"/> in the same order, from a heap of candidates.
/// </summary>
/// <remarks>
/// Parts are a linked list over byte positions: <c>end[p]</c> is where the part that begins at p ends, <c>previous[p]</c>
/// where the part before it begins. A candidate is <c>rank · 2^32 + p</c>, so that the least one is the lowest rank and of
/// equals the leftmost, which is the definition's choice. A candidate isn't taken out of the heap when a neighbour merges;
/// it is stale when p begins no part any more or when the pair at p now has another rank, and is then passed over.
/// </remarks>
internal sealed class HeapMerge(Vocabulary vocabulary)
{
    private const int NoPart = -1;

    /// <summary>Sweeps before the heap: what they can't end isn't the kind of text that they are for.</summary>
    private const int MaxSweeps = 24;
    private readonly SweepMerge sweeps = new(vocabulary);
    private readonly PairTable pairs = vocabulary.Pairs;
    private int[] end = [];
    private int[] previous = [];
    private int[] ids = [];
    private CandidateHeap heap = new();

    /// <summary>Appends the tokens of <paramref name="text"/>, merged as a piece of its own.</summary>
    public void Merge(ReadOnlySpan<byte> text, TokenList tokens)
    {
        var watcher = default(NoMergeWatcher);
        Merge(text, tokens, MaxSweeps, ref watcher);
    }

    /// <summary>The same, and tells <paramref name="watcher"/> each merge.</summary>
    public void Merge<TWatcher>(ReadOnlySpan<byte> text, TokenList tokens, ref TWatcher watcher)
        where TWatcher : struct, IMergeWatcher => Merge(text, tokens, maxSweeps: 0, ref watcher);

    /// <summary>Lets go of what a very long text needed.</summary>
    public void Trim()
    {
        sweeps.Trim();
        if (end.Length > TokenList.MaxKept)
        {
            end = previous = ids = [];
            heap = new CandidateHeap();
        }
    }

    private void Merge<TWatcher>(ReadOnlySpan<byte> text, TokenList tokens, int maxSweeps, ref TWatcher watcher)
        where TWatcher : struct, IMergeWatcher
    {
        if (sweeps.Merge(text, maxSweeps))
        {
            for (int part = 0; part < sweeps.Count; part++)
            {
                tokens.Add(sweeps.IdAt(part), sweeps.EndOf(part));
            }

            return;
        }

        Begin(text.Length);
        while (heap.TryPop(out ulong candidate))
        {
            int left = (int)(uint)candidate;
            int rank = (int)(candidate >> 32);
            if (end[left] != NoPart && RankOfPairAt(left, text.Length) == rank)
            {
                watcher.Merging(left, ids[left], end[left], ids[end[left]], end[end[left]], rank);
                MergePairAt(left, rank, text.Length);
            }
        }

        for (int p = 0; p < text.Length; p = end[p])
        {
            tokens.Add(ids[p], end[p]);
        }
    }

    /// <summary>Takes over the parts that the sweeps have come to, and pushes their pairs.</summary>
    private void Begin(int length)
    {
        Reserve(length);
        int before = NoPart;
        int start = 0;
        for (int part = 0; part < sweeps.Count; part++)
        {
            end[start] = sweeps.EndOf(part);
            previous[start] = before;
            ids[start] = sweeps.IdAt(part);
            before = start;
            start = end[start];
        }

        heap.Clear();
        for (int p = 0; p < length; p = end[p])
        {
            PushPairAt(p, length);
        }
    }

    private void MergePairAt(int left, int rank, int length)
    {
        int right = end[left];
        int next = end[right];
        ids[left] = rank;
        end[left] = next;
        end[right] = NoPart;
        if (next < length)
        {
            previous[next] = left;
            PushPairAt(left, length);
        }

        if (left > 0)
        {
            PushPairAt(previous[left], length);
        }
    }

    private void PushPairAt(int left, int length)
    {
        int rank = RankOfPairAt(left, length);
        if (rank != Vocabulary.NoRank)
        {
            heap.Push(((ulong)(uint)rank << 32) | (uint)left);
        }
    }

    /// <summary>The rank of the part at <paramref name="left"/> with the next one, or <see cref="Vocabulary.NoRank"/>.</summary>
    private int RankOfPairAt(int left, int length)
    {
        int right = end[left];
        return right < length ? pairs.RankOf(ids[left], ids[right]) : Vocabulary.NoRank;
    }

    private void Reserve(int length)
    {
        if (length > end.Length)
        {
            int doubled = Math.Max(length, 2 * end.Length);
            end = new int[doubled];
            previous = new int[doubled];
            ids = new int[doubled];
        }
    }
}
