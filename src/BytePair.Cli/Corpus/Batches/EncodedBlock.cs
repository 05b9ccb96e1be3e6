using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Ids as they go into shards: little-endian, of two or four bytes; one part behind the other.</summary>
/// <param name="idWidth">2 or 4, in bytes.</param>
/// <param name="capacity">A guess of how many ids there will be.</param>
internal sealed class EncodedBlock(int idWidth, int capacity) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity * idWidth);
    private int length;

    /// <summary>The parts, in order.</summary>
    public List<EncodedPart> Parts { get; } = [];

    /// <summary>The ids.</summary>
    public ReadOnlySpan<byte> Ids => bytes.AsSpan(0, length);

    /// <summary>Adds ids, each of which fits.</summary>
    public void Add(ReadOnlySpan<int> ids)
    {
        int needed = checked(length + (ids.Length * idWidth));
        if (needed > bytes.Length)
        {
            Grow(needed);
        }

        Span<byte> room = bytes.AsSpan(length, ids.Length * idWidth);
        if (idWidth == sizeof(int))
        {
            MemoryMarshal.AsBytes(ids).CopyTo(room);
        }
        else
        {
            Narrow(ids, MemoryMarshal.Cast<byte, ushort>(room));
        }

        if (!BitConverter.IsLittleEndian)
        {
            Reverse(room);
        }

        length = needed;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);

    private static void Narrow(ReadOnlySpan<int> ids, Span<ushort> narrow)
    {
        for (int i = 0; i < ids.Length && i < narrow.Length; i++)
        {
            narrow[i] = (ushort)ids[i];
        }
    }

    private void Reverse(Span<byte> room)
    {
        if (idWidth == sizeof(int))
        {
            Span<int> ids = MemoryMarshal.Cast<byte, int>(room);
            BinaryPrimitives.ReverseEndianness(ids, ids);
        }
        else
        {
            Span<ushort> ids = MemoryMarshal.Cast<byte, ushort>(room);
            BinaryPrimitives.ReverseEndianness(ids, ids);
        }
    }

    private void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * length));
        Ids.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
