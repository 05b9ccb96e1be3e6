using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging in sweeps: all pairs of the lowest rank in one pass from left to right. For text that repeats itself, such
/// as a line of dashes, where a few sweeps do what a heap does one pair at a time.
/// </summary>
/// <remarks>
/// <para>
/// For "-----" with -- = 5 and ---- = 9: the lowest rank is 5, and the sweep makes -- -- - of it; the next one makes ---- -.
/// </para>
/// <para>
/// It is the definition's order (the lowest rank, the leftmost of equals) as long as a merge makes no pair of a rank that is as
/// low or lower, which the definition would take next; then the sweep ends, and another begins. Each sweep costs as much as there are
/// parts, so their number is bounded, and what is left goes to <see cref="HeapMerge"/>.
/// </para>
/// </remarks>
internal sealed class SweepMerge(Vocabulary vocabulary)
{
    private readonly PairTable pairs = vocabulary.Pairs;
    private int[] ids = [];
    private int[] ends = [];

    /// <summary>The rank of each part with the next, <see cref="Vocabulary.NoRank"/> for the last.</summary>
    private int[] ranks = [];

    /// <summary>How many parts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The token of a part.</summary>
    public int TokenAt(int part) => ids[part];

    /// <summary>Where a part ends, in bytes.</summary>
    public int EndOf(int part) => ends[part];

    /// <summary>Makes a part of each byte of <paramref name="text"/> and merges them in up to so many sweeps; true if no pair is left to merge.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public bool Merge(ReadOnlySpan<byte> text, int maxSweeps)
    {
        Begin(text);
        for (int sweep = 0; sweep < maxSweeps; sweep++)
        {
            int lowest = Lowest();
            if (lowest == Vocabulary.NoRank)
            {
                return true;
            }

            Sweep(lowest);
        }

        return Lowest() == Vocabulary.NoRank;
    }

    /// <summary>Lets go of what a very long text needed.</summary>
    public void Trim()
    {
        if (ids.Length > TokenList.MaxKept)
        {
            ids = ends = ranks = [];
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private void Begin(ReadOnlySpan<byte> text)
    {
        if (text.Length > ids.Length)
        {
            int doubled = Math.Max(text.Length, 2 * ids.Length);
            ids = new int[doubled];
            ends = new int[doubled];
            ranks = new int[doubled];
        }

        int[] bytePairs = vocabulary.BytePairs;
        Count = text.Length;
        for (int i = 0; i < text.Length; i++)
        {
            ids[i] = vocabulary.RankOfByte(text[i]);
            ends[i] = i + 1;
            ranks[i] = i + 1 < text.Length ? bytePairs[(text[i] << 8) | text[i + 1]] : Vocabulary.NoRank;
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private int Lowest()
    {
        ReadOnlySpan<int> all = ranks.AsSpan(0, Count);
        int lowest = Vocabulary.NoRank;
#if NET
        Vector256<int> least = Vector256.Create(lowest);
        for (; all.Length >= Vector256<int>.Count; all = all.Slice(Vector256<int>.Count))
        {
            least = Vector256.Min(least, Vector256.Create(all));
        }

        for (int i = 0; i < Vector256<int>.Count; i++)
        {
            lowest = Math.Min(lowest, least[i]);
        }
#endif
        foreach (int rank in all)
        {
            lowest = Math.Min(lowest, rank);
        }

        return lowest;
    }

    /// <summary>Merges the pairs of a rank from left to right, up to the first that makes a pair that comes before the next of them.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void Sweep(int rank)
    {
        int written = 0;
        bool goesOn = true;
        for (int read = 0; read < Count; written++)
        {
            if (!goesOn || ranks[read] != rank)
            {
                Move(read++, written);
                continue;
            }

            ids[written] = rank;
            ends[written] = ends[read + 1];
            read += 2;
            ranks[written] = read < Count ? pairs.RankOf(rank, ids[read]) : Vocabulary.NoRank;
            goesOn = ranks[written] > rank;
            if (written > 0)
            {
                ranks[written - 1] = pairs.RankOf(ids[written - 1], rank);
                goesOn &= ranks[written - 1] > rank;
            }
        }

        Count = written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(int from, int to)
    {
        ids[to] = ids[from];
        ends[to] = ends[from];
        ranks[to] = ranks[from];
    }
}
