using System.Buffers;

namespace BytePair.Merging;

/// <summary>The tokens of a piece so far, each with its end in bytes; grows, and is cut back.</summary>
internal sealed class TokenList(int capacity) : IDisposable
{
    private int[] ids = ArrayPool<int>.Shared.Rent(capacity);
    private int[] ends = ArrayPool<int>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ids => ids.AsSpan(0, Count);

    public int IdAt(int index) => ids[index];

    /// <summary>Where the first <paramref name="count"/> tokens end.</summary>
    public int EndOfFirst(int count) => count == 0 ? 0 : ends[count - 1];

    public void Add(int id, int end)
    {
        if (Count >= ids.Length || Count >= ends.Length)
        {
            Grow(ref ids);
            Grow(ref ends);
        }

        ids[Count] = id;
        ends[Count++] = end;
    }

    public void Add(TokenList other)
    {
        for (int i = 0; i < other.Count; i++)
        {
            Add(other.ids[i], other.ends[i]);
        }
    }

    public void CutTo(int count) => Count = count;

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(ids);
        ArrayPool<int>.Shared.Return(ends);
        ids = ends = [];
        Count = 0;
    }

    private void Grow(ref int[] array)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(Math.Max(2 * Count, 16));
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(array);
        array = larger;
    }
}
