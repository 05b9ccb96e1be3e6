using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging in n log n: the merges of the definition in their order, from a heap of candidates, whatever the pairs are.
/// </summary>
/// <remarks>
/// Parts are a linked list over byte positions: <c>end[p]</c> is where the part that begins at p ends, <c>previous[p]</c>
/// where the part before it begins. A candidate is <c>rank · 2^32 + p</c>, so that the least one is the lowest rank and of
/// equals the leftmost, which is the definition's choice. A candidate isn't taken out of the heap when a neighbour merges;
/// it is stale when p begins no part any more or when the pair at p now has another rank, and is then passed over.
/// </remarks>
internal sealed class LinkedMerge<TPairs>(TPairs pairs)
    where TPairs : struct, IPairRanks
{
    private const int NoPart = -1;

    private int[] end = [];
    private int[] previous = [];
    private int[] tokens = [];
    private CandidateHeap heap = new();

    /// <summary>Of the text, in bytes.</summary>
    private int length;

    /// <summary>Where the part that was added last begins.</summary>
    private int last;

    /// <summary>Begins a text of so many bytes; its parts are to be added from left to right.</summary>
    public void Begin(int textLength)
    {
        Reserve(textLength);
        heap.Clear();
        length = textLength;
        last = NoPart;
    }

    /// <summary>Adds a part.</summary>
    public void AddPart(int start, int partEnd, int token)
    {
        end[start] = partEnd;
        previous[start] = last;
        tokens[start] = token;
        last = start;
    }

    /// <summary>Merges until no pair is left that merges, and tells <paramref name="watcher"/> each merge.</summary>
    public void Merge<TWatcher>(ref TWatcher watcher)
        where TWatcher : struct, IMergeWatcher
    {
        for (int p = 0; p < length; p = end[p])
        {
            PushPairAt(p);
        }

        while (heap.TryPop(out ulong candidate))
        {
            int left = (int)(uint)candidate;
            int rank = (int)(candidate >> 32);
            if (end[left] != NoPart && RankOfPairAt(left) == rank)
            {
                int token = pairs.TokenOf(rank);
                watcher.Merging(left, tokens[left], end[left], tokens[end[left]], end[end[left]], token);
                MergePairAt(left, token);
            }
        }
    }

    /// <summary>The token of the part that begins here.</summary>
    public int TokenAt(int start) => tokens[start];

    /// <summary>Where the part that begins here ends, in bytes.</summary>
    public int EndOf(int start) => end[start];

    /// <summary>Lets go of what a very long text needed.</summary>
    public void Trim()
    {
        if (end.Length > TokenList.MaxKept)
        {
            end = previous = tokens = [];
            heap = new CandidateHeap();
        }
    }

    private void MergePairAt(int left, int token)
    {
        int right = end[left];
        int next = end[right];
        tokens[left] = token;
        end[left] = next;
        end[right] = NoPart;
        if (next < length)
        {
            previous[next] = left;
            PushPairAt(left);
        }

        if (left > 0)
        {
            PushPairAt(previous[left]);
        }
    }

    private void PushPairAt(int left)
    {
        int rank = RankOfPairAt(left);
        if (rank != Vocabulary.NoRank)
        {
            heap.Push(((ulong)(uint)rank << 32) | (uint)left);
        }
    }

    /// <summary>The rank of the part at <paramref name="left"/> with the next one, or <see cref="Vocabulary.NoRank"/>.</summary>
    private int RankOfPairAt(int left)
    {
        int right = end[left];
        return right < length ? pairs.RankOf(tokens[left], tokens[right]) : Vocabulary.NoRank;
    }

    private void Reserve(int needed)
    {
        if (needed > end.Length)
        {
            int doubled = Math.Max(needed, 2 * end.Length);
            end = new int[doubled];
            previous = new int[doubled];
            tokens = new int[doubled];
        }
    }
}
