using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>
/// What doesn't fit a slot: more than three ids, and the bytes of pieces whose key is a hash. Appended to one array, never
/// freed one by one.
/// </summary>
/// <remarks>A record: count of ids, length in bytes (0 where the key says them), ids, bytes.</remarks>
internal sealed class PieceRecords
{
    /// <summary>8 MiB, as numbers of 4 bytes.</summary>
    public const int MaxLength = 1 << 21;

    private const int FirstLength = 1 << 8;
    private const int Header = 2;
    private int[] numbers = new int[FirstLength];
    private int length;

    public int Bytes => numbers.Length * sizeof(int);

    /// <summary>The ids of the record at <paramref name="position"/>.</summary>
    public ReadOnlySpan<int> IdsAt(int position) => numbers.AsSpan(position + Header, numbers[position]);

    /// <summary>Has the beginning of a record fetched.</summary>
    public unsafe void Prefetch(int position) => MemoryHints.Prefetch(Unsafe.AsPointer(ref numbers[position]));

    /// <summary>True if the record is of these bytes.</summary>
    public bool IsOf(int position, ReadOnlySpan<byte> piece)
    {
        ReadOnlySpan<int> bytes = numbers.AsSpan(position + Header + numbers[position]);
        return MemoryMarshal.AsBytes(bytes).Slice(0, numbers[position + 1]).SequenceEqual(piece);
    }

    /// <summary>True if so many records of pieces that have so many bytes together fit: no piece has more ids than bytes.</summary>
    public bool HasRoomFor(int count, int bytes) => length + LengthOf(bytes, bytes) + (count * LengthOf(1, 0)) <= MaxLength;

    /// <summary>Appends a record for which there is room; returns where it lies.</summary>
    public int Add(ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        int position = length;
        int added = LengthOf(piece.Length, ids.Length);
        if (length + added > numbers.Length)
        {
            Array.Resize(ref numbers, Math.Min(Math.Max(2 * numbers.Length, length + added), MaxLength));
        }

        numbers[position] = ids.Length;
        numbers[position + 1] = piece.Length;
        ids.CopyTo(numbers.AsSpan(position + Header));
        piece.CopyTo(MemoryMarshal.AsBytes(numbers.AsSpan(position + Header + ids.Length)));
        length += added;
        return position;
    }

    public void Clear() => length = 0;

    private static int LengthOf(int bytes, int ids) => Header + ids + ((bytes + sizeof(int) - 1) / sizeof(int));
}
