using System.Buffers;
using System.Runtime.CompilerServices;

namespace BytePair.Sinks;

/// <summary>Collects ids in a pooled array that grows; disposing returns it.</summary>
internal struct ListSink : ITokenSink, IDisposable
{
    private const int LeastCapacity = 64;
    private int[] ids;
    private int count;

    public ListSink(int capacity)
    {
        ids = ArrayPool<int>.Shared.Rent(Math.Max(capacity, LeastCapacity));
        count = 0;
    }

    public readonly bool IsFull => false;

    /// <summary>The ids so far; valid until the next is added.</summary>
    public readonly ReadOnlySpan<int> Ids => ids.AsSpan(0, count);

    public readonly int[] ToArray() => ids.AsSpan(0, count).ToArray();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id)
    {
        if ((uint)count >= (uint)ids.Length)
        {
            Grow(1);
        }

        ids[count++] = id;
    }

    public void Add(ReadOnlySpan<int> ids)
    {
        if (ids.Length > this.ids.Length - count)
        {
            Grow(ids.Length);
        }

        ids.CopyTo(this.ids.AsSpan(count));
        count += ids.Length;
    }

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Add(id);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(ids);
        ids = [];
        count = 0;
    }

    private void Grow(int more)
    {
        long wanted = Math.Max((long)count + more, 2L * ids.Length);
        if (wanted > ThrowHelper.MaxArrayLength)
        {
            wanted = (long)count + more <= ThrowHelper.MaxArrayLength ? ThrowHelper.MaxArrayLength : throw ThrowHelper.TooManyTokens((long)count + more);
        }

        int[] larger = ArrayPool<int>.Shared.Rent((int)wanted);
        ids.AsSpan(0, count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(ids);
        ids = larger;
    }
}
