using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>
/// The pieces met so far with their ids. For one worker at a time; bounded; what it forgets is merely looked up again.
/// </summary>
/// <remarks>
/// <para>
/// Slots come in buckets of two, a cache line. A key may lie in the bucket that its hash names or in the neighbour, nowhere
/// else: a look-up touches at most two lines, whatever was put in. The hash is keyed by random numbers, so that nobody can
/// choose words that all want the same bucket. The table doubles while it is more than half full, up to
/// <see cref="MaxSlots"/>; then a new entry takes the place of one of its four.
/// </para>
/// <para>
/// Most pieces are one token, nearly all at most three: their ids lie in the slot. More ids, and the bytes of pieces that
/// are longer than a key, lie in a record: count of ids, length in bytes (0 for a short piece), ids, bytes. Records are
/// appended to one array; when that is full, everything is forgotten.
/// </para>
/// </remarks>
internal sealed unsafe class PieceCache : IDisposable
{
    /// <summary>8 MiB.</summary>
    public const int MaxSlots = 1 << 18;

    /// <summary>4 MiB, as numbers of 4 bytes.</summary>
    public const int MaxRecordLength = 1 << 20;

    /// <summary>The longest piece in bytes that is kept.</summary>
    public const int MaxPieceLength = 1024;

    /// <summary>The most bytes that one cache takes.</summary>
    public const int MaxBytes = (MaxSlots * 32) + (MaxRecordLength * sizeof(int));

    private const int FirstSlots = 1 << 10;
    private const int FirstRecordLength = 1 << 10;
    private const int RecordHeader = 2;
    private readonly ulong lowMultiplier = RandomOdd();
    private readonly ulong highMultiplier = RandomOdd();
    private NativeBlock block = new(FirstSlots * sizeof(PieceSlot));
    private int slotCount = FirstSlots;
    private int used;
    private uint victim;
    private int[] records = new int[FirstRecordLength];
    private int recordLength;

    /// <summary>Mixed into the hash of long pieces.</summary>
    public ulong Seed => lowMultiplier;

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => block.Length + (records.Length * sizeof(int));

    /// <summary>Changes when the table moves in memory.</summary>
    public int Generation { get; private set; }

    /// <summary>The table as it is now; void once the <see cref="Generation"/> changes.</summary>
    public PieceTable Table => new((PieceSlot*)block.Start, slotCount, lowMultiplier, highMultiplier);

    /// <summary>The slot that holds the key, or null.</summary>
    public PieceSlot* Find(PieceKey key)
    {
        PieceTable table = Table;
        return PieceTable.IsInBucket(key, table.BucketOf(key), out PieceSlot* slot) ? slot : table.FindInNeighbour(key);
    }

    /// <summary>The ids that a slot holds or refers to; false if it holds another long piece of the same hash.</summary>
    /// <param name="slot">A slot found by the piece's key.</param>
    /// <param name="piece">The piece's bytes if it is long; empty if the key says them.</param>
    /// <param name="ids">The ids.</param>
    public bool TryGet(PieceSlot* slot, ReadOnlySpan<byte> piece, out ReadOnlySpan<int> ids)
    {
        if (slot->Count <= PieceSlot.MaxInline)
        {
            ids = new ReadOnlySpan<int>(&slot->First, slot->Count);
            return true;
        }

        ids = records.AsSpan(slot->First + RecordHeader, records[slot->First]);
        ReadOnlySpan<int> bytes = records.AsSpan(slot->First + RecordHeader + ids.Length);
        return MemoryMarshal.AsBytes(bytes).Slice(0, records[slot->First + 1]).SequenceEqual(piece);
    }

    /// <summary>Keeps the ids of a piece that isn't there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="piece">Its bytes if it is long; empty if the key says them.</param>
    /// <param name="ids">Its ids.</param>
    public void Add(PieceKey key, ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        if (2 * used >= slotCount && slotCount < MaxSlots)
        {
            Grow();
        }

        var entry = new PieceSlot { Low = key.Low, High = key.High };
        if (piece.IsEmpty && ids.Length <= PieceSlot.MaxInline)
        {
            entry.First = ids[0];
            entry.Second = ids.Length > 1 ? ids[1] : 0;
            entry.Third = ids.Length > 2 ? ids[2] : 0;
            entry.Count = ids.Length;
        }
        else
        {
            entry.First = AddRecord(piece, ids);
            entry.Count = PieceSlot.MaxInline + 1;
        }

        Place(entry);
    }

    public void Dispose() => block.Dispose();

    private static ulong RandomOdd()
    {
        byte[] bytes = new byte[sizeof(ulong)];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToUInt64(bytes, 0) | 1;
    }

    private void Place(PieceSlot entry)
    {
        PieceTable table = Table;
        PieceSlot* first = table.BucketOf(new PieceKey(entry.Low, entry.High));
        PieceSlot* neighbour = table.NeighbourOf(first);
        PieceSlot* place = first->Count == 0 ? first
            : first[1].Count == 0 ? first + 1
            : neighbour->Count == 0 ? neighbour
            : neighbour[1].Count == 0 ? neighbour + 1
            : null;
        if (place is null)
        {
            victim++;
            place = ((victim & 2) == 0 ? first : neighbour) + (victim & 1);
        }
        else
        {
            used++;
        }

        *place = entry;
    }

    private void Grow()
    {
        NativeBlock old = block;
        var oldSlots = (PieceSlot*)old.Start;
        int oldCount = slotCount;
        slotCount = Math.Min(4 * oldCount, MaxSlots);
        block = new NativeBlock(slotCount * sizeof(PieceSlot));
        used = 0;
        Generation++;
        for (int i = 0; i < oldCount; i++)
        {
            if (oldSlots[i].Count != 0)
            {
                Place(oldSlots[i]);
            }
        }

        old.Dispose();
    }

    private int AddRecord(ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        int length = RecordHeader + ids.Length + ((piece.Length + sizeof(int) - 1) / sizeof(int));
        if (recordLength + length > records.Length)
        {
            MakeRoom();
        }

        int at = recordLength;
        records[at] = ids.Length;
        records[at + 1] = piece.Length;
        ids.CopyTo(records.AsSpan(at + RecordHeader));
        piece.CopyTo(MemoryMarshal.AsBytes(records.AsSpan(at + RecordHeader + ids.Length)));
        recordLength += length;
        return at;
    }

    private void MakeRoom()
    {
        if (records.Length < MaxRecordLength)
        {
            Array.Resize(ref records, Math.Min(4 * records.Length, MaxRecordLength));
            return;
        }

        recordLength = 0;
        used = 0;
        new Span<byte>(block.Start, slotCount * sizeof(PieceSlot)).Clear();
    }
}
