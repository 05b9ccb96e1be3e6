using System.Diagnostics;
using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>
/// What doesn't fit a slot: more than three ids, and the bytes of pieces whose key is a hash. Appended to one block, never
/// freed one by one.
/// </summary>
/// <remarks>
/// A record: count of ids, length in bytes (0 where the key says them), ids, bytes. Memory for all of them is reserved at once, and taken as they
/// come: nothing is ever copied to a larger place.
/// SAFETY: a position is one that <see cref="Add"/> gave since the last <see cref="Clear"/>.
/// </remarks>
internal sealed unsafe class PieceRecords : IDisposable
{
    /// <summary>8 MiB, as numbers of 4 bytes.</summary>
    public const int MaxLength = 1 << 21;

    private const int FirstLength = 1 << 8;
    private const int Header = 2;
    private readonly NativeBlock block = new(MaxLength * sizeof(int));
    private int taken = FirstLength;
    private int length;

    /// <summary>What they take now, in bytes, or up to twice as much.</summary>
    public int Bytes => taken * sizeof(int);

    /// <summary>The ids of the record at <paramref name="position"/>.</summary>
    public ReadOnlySpan<int> IdsAt(int position) => new(At(position) + Header, *At(position));

    /// <summary>Has the beginning of a record fetched.</summary>
    public void Prefetch(int position) => MemoryHints.Prefetch(At(position));

    /// <summary>True if the record is of these bytes.</summary>
    public bool IsOf(int position, ReadOnlySpan<byte> piece)
    {
        int* record = At(position);
        return new ReadOnlySpan<byte>(record + Header + record[0], record[1]).SequenceEqual(piece);
    }

    /// <summary>True if so many records of pieces that have so many bytes together fit: no piece has more ids than bytes.</summary>
    public bool HasRoomFor(int count, int bytes) => length + LengthOf(bytes, bytes) + (count * LengthOf(1, 0)) <= MaxLength;

    /// <summary>Appends a record for which there is room; returns where it lies.</summary>
    /// <remarks>SAFETY: the caller has asked <see cref="HasRoomFor"/>.</remarks>
    public int Add(ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        int position = length;
        length += LengthOf(piece.Length, ids.Length);
        Debug.Assert(length <= MaxLength, "There is room for the record.");
        if (length > taken)
        {
            Take();
        }

        int* record = At(position);
        record[0] = ids.Length;
        record[1] = piece.Length;
        ids.CopyTo(new Span<int>(record + Header, ids.Length));
        piece.CopyTo(new Span<byte>(record + Header + ids.Length, piece.Length));
        return position;
    }

    public void Clear() => length = 0;

    public void Dispose() => block.Dispose();

    private static int LengthOf(int bytes, int ids) => Header + ids + ((bytes + sizeof(int) - 1) / sizeof(int));

    private int* At(int position) => (int*)block.Start + position;

    /// <summary>Tells the collector of more.</summary>
    private void Take()
    {
        taken = Math.Min(Math.Max(2 * taken, length), MaxLength);
        block.Use(Bytes);
    }
}
