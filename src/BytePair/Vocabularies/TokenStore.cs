using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>The map from token ids to their bytes, read in place.</summary>
internal readonly struct TokenStore
{
    private readonly VocabularyMemory memory;

    public TokenStore(VocabularyMemory memory, int idCount)
    {
        this.memory = memory;
        IdCount = idCount;
    }

    /// <summary>The highest id + 1.</summary>
    public int IdCount { get; }

    /// <summary>The bytes of a token; empty for an id that is out of range or a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> GetBytes(int id)
    {
        if ((uint)id >= (uint)IdCount)
        {
            return default;
        }

        int at = PrebuiltFormat.OffsetsAt + (id * sizeof(uint));
        int start = (int)memory.ReadUInt32(at);
        int end = (int)memory.ReadUInt32(at + sizeof(uint));
        return memory.Slice(start, end - start);
    }

    /// <summary>
    /// Copies the bytes of tokens one behind another, up to the first that is no token, is longer than
    /// <see cref="PrebuiltFormat.TailPadding"/>, or has less than that room before it; returns how many were copied.
    /// </summary>
    /// <remarks>
    /// All of the padding's length is copied each time, whatever the token's: the next one is written over what is too much.
    /// SAFETY: there is an offset for each id, and one more; so many bytes are readable behind the beginning of each token, and are left
    /// in the destination, as is checked.
    /// </remarks>
    public unsafe int CopyShort(ReadOnlySpan<int> ids, Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (destination.Length < PrebuiltFormat.TailPadding)
        {
            return 0;
        }

        byte* offsets = memory.At(PrebuiltFormat.OffsetsAt);
        byte* form = memory.At(0);
        uint idCount = (uint)IdCount;
        int copied = 0;
        fixed (byte* start = destination)
        {
            byte* next = start;
            byte* last = start + destination.Length - PrebuiltFormat.TailPadding;
            for (; copied < ids.Length && next <= last; copied++)
            {
                uint id = (uint)ids[copied];
                if (id >= idCount)
                {
                    break;
                }

                ulong bounds = BoundsOf(id, offsets);
                uint length = LengthIn(bounds);
                if (length - 1 >= PrebuiltFormat.TailPadding)
                {
                    break;
                }

                Unsafe.WriteUnaligned(next, Unsafe.ReadUnaligned<(ulong, ulong)>(form + (uint)bounds));
                next += length;
            }

            bytesWritten = (int)(next - start);
        }

        GC.KeepAlive(memory);
        return copied;
    }

    /// <summary>Sums the lengths in bytes of tokens up to the first that is none; returns how many there are.</summary>
    /// <remarks>SAFETY: there is an offset for each id, and one more.</remarks>
    public unsafe int SumLengths(ReadOnlySpan<int> ids, out long sum)
    {
        byte* offsets = memory.At(PrebuiltFormat.OffsetsAt);
        uint idCount = (uint)IdCount;
        long total = 0;
        int count = 0;
        for (; count < ids.Length && (uint)ids[count] < idCount; count++)
        {
            uint length = LengthIn(BoundsOf((uint)ids[count], offsets));
            if (length == 0)
            {
                break;
            }

            total += length;
        }

        GC.KeepAlive(memory);
        sum = total;
        return count;
    }

    /// <summary>The first id from <paramref name="start"/> on whose token has so many bytes, or -1.</summary>
    /// <remarks>SAFETY: there is an offset for each id, and one more.</remarks>
    public unsafe int NextOfLength(int length, int start)
    {
        byte* offsets = memory.At(PrebuiltFormat.OffsetsAt);
        int id = start;
        while (id < IdCount && VocabularyMemory.ReadUInt32(offsets + ((id + 1) * sizeof(uint))) - VocabularyMemory.ReadUInt32(offsets + (id * sizeof(uint))) != length)
        {
            id++;
        }

        GC.KeepAlive(memory);
        return id < IdCount ? id : -1;
    }

    /// <summary>Has fetched where the bytes of a token lie; of any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchPlace(int id) => memory.Prefetch(PrebuiltFormat.OffsetsAt + (id * sizeof(uint)));

    /// <summary>Has the bytes of a token fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchBytes(int id) => memory.Prefetch((int)memory.ReadUInt32(PrebuiltFormat.OffsetsAt + (id * sizeof(uint))));

    /// <summary>Where a token begins, and in the high half where the next one does; of an id in range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong BoundsOf(uint id, byte* offsets) => VocabularyMemory.ReadUInt64(offsets + (id * (nuint)sizeof(uint)));

    /// <summary>The length in bytes of the token between bounds; 0 for a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LengthIn(ulong bounds) => (uint)(bounds >> 32) - (uint)bounds;
}
