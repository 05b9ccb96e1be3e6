using System.Buffers;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>The tokens of a piece so far, by rank, each with its end in bytes; grows, and is cut back.</summary>
internal sealed class TokenList
{
    /// <summary>The most tokens for which memory is kept between pieces.</summary>
    public const int MaxKept = 1 << 14;

    private int[] ranks = [];
    private int[] ends = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ranks => ranks.AsSpan(0, Count);

    public int RankAt(int index) => ranks[index];

    /// <summary>The ranks of the first <paramref name="count"/> tokens. They take the place of the ranks, which are lost.</summary>
    public ReadOnlySpan<int> ToIds(Vocabulary vocabulary, int count)
    {
        vocabulary.ToIds(ranks.AsSpan(0, count));
        return ranks.AsSpan(0, count);
    }

    /// <summary>Where the first <paramref name="count"/> tokens end.</summary>
    public int EndOfFirst(int count) => count == 0 ? 0 : ends[count - 1];

    public void Add(int rank, int end)
    {
        if (Count >= ranks.Length || Count >= ends.Length)
        {
            Reserve(1);
        }

        ranks[Count] = rank;
        ends[Count++] = end;
    }

    /// <summary>Adds the tokens of another list, whose ends are counted from <paramref name="start"/>.</summary>
    public void Add(TokenList other, int start)
    {
        int added = other.Count;
        Reserve(added);
        other.Ranks.CopyTo(ranks.AsSpan(Count));
        ReadOnlySpan<int> otherEnds = other.ends.AsSpan(0, added);
        Span<int> newEnds = ends.AsSpan(Count, added);
        for (int i = 0; i < otherEnds.Length; i++)
        {
            newEnds[i] = start + otherEnds[i];
        }

        Count += added;
    }

    /// <summary>Adds the tokens of a short piece that begins at <paramref name="start"/>, from the one at its byte <paramref name="from"/> on.</summary>
    public unsafe void Add(ref ShortPiece piece, int from, int start)
    {
        Reserve(ShortMerge.MaxLength);
        int[] newRanks = ranks;
        int[] newEnds = ends;
        int count = Count;
        int next = 0;
        ulong starts = piece.Starts;
        for (; Bits.Lowest(starts) < from; starts &= starts - 1)
        {
            next++;
        }

        for (starts &= starts - 1; starts != 0; starts &= starts - 1)
        {
            newRanks[count] = piece.Ids[next++];
            newEnds[count++] = start + Bits.Lowest(starts);
        }

        Count = count;
    }

    public void CutTo(int count) => Count = count;

    /// <summary>Makes room for more tokens.</summary>
    public void Reserve(int more)
    {
        if (Count + more > Math.Min(ranks.Length, ends.Length))
        {
            int length = Math.Max(Count + more, 2 * ranks.Length);
            Move(ref ranks, length);
            Move(ref ends, length);
        }
    }

    /// <summary>Returns memory for more than <see cref="MaxKept"/> tokens, and of the tokens then.</summary>
    public void Trim()
    {
        if (ranks.Length > MaxKept)
        {
            Count = 0;
            Move(ref ranks, 0);
            Move(ref ends, 0);
        }
    }

    private void Move(ref int[] array, int length)
    {
        int[] old = array;
        array = length == 0 ? [] : ArrayPool<int>.Shared.Rent(length);
        old.AsSpan(0, Count).CopyTo(array);
        if (old.Length > 0)
        {
            ArrayPool<int>.Shared.Return(old);
        }
    }
}
