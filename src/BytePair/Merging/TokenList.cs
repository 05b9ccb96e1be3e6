using System.Buffers;

namespace BytePair.Merging;

/// <summary>The tokens of a piece so far, each with its end in bytes; grows, and is cut back.</summary>
internal sealed class TokenList
{
    /// <summary>The most tokens for which memory is kept between pieces.</summary>
    public const int MaxKept = 1 << 14;

    private int[] ids = [];
    private int[] ends = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ids => ids.AsSpan(0, Count);

    public int IdAt(int index) => ids[index];

    /// <summary>Where the first <paramref name="count"/> tokens end.</summary>
    public int EndOfFirst(int count) => count == 0 ? 0 : ends[count - 1];

    public void Add(int id, int end)
    {
        if (Count >= ids.Length || Count >= ends.Length)
        {
            Reserve(1);
        }

        ids[Count] = id;
        ends[Count++] = end;
    }

    /// <summary>Adds the tokens of another list, whose ends are counted from <paramref name="start"/>.</summary>
    public void Add(TokenList other, int start)
    {
        int added = other.Count;
        Reserve(added);
        other.Ids.CopyTo(ids.AsSpan(Count));
        ReadOnlySpan<int> otherEnds = other.ends.AsSpan(0, added);
        Span<int> newEnds = ends.AsSpan(Count, added);
        for (int i = 0; i < otherEnds.Length; i++)
        {
            newEnds[i] = start + otherEnds[i];
        }

        Count += added;
    }

    public void CutTo(int count) => Count = count;

    /// <summary>Makes room for more tokens.</summary>
    public void Reserve(int more)
    {
        if (Count + more > Math.Min(ids.Length, ends.Length))
        {
            int length = Math.Max(Count + more, 2 * ids.Length);
            Move(ref ids, length);
            Move(ref ends, length);
        }
    }

    /// <summary>Returns memory for more than <see cref="MaxKept"/> tokens, and of the tokens then.</summary>
    public void Trim()
    {
        if (ids.Length > MaxKept)
        {
            Count = 0;
            Move(ref ids, 0);
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
