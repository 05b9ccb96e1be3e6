using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BytePair.Text;

namespace BytePair.Merging;

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
    public const int MaxPieceLength = 256;

    /// <summary>The most bytes that one cache takes.</summary>
    public const int MaxBytes = (MaxSlots * 32) + (MaxRecordLength * sizeof(int));

    private const int FirstSlots = 1 << 10;
    private const int FirstRecordLength = 1 << 10;
    private const int RecordHeader = 2;
    private readonly ulong lowMultiplier = RandomOdd();
    private readonly ulong highMultiplier = RandomOdd();
    private NativeBlock block = new(FirstSlots * sizeof(PieceSlot));
    private PieceSlot* slots;
    private int slotCount = FirstSlots;
    private int shift = 64 - Log2(FirstSlots / 2);
    private int used;
    private uint victim;
    private int[] records = new int[FirstRecordLength];
    private int recordLength;

    public PieceCache() => slots = (PieceSlot*)block.Start;

    /// <summary>Mixed into the hash of long pieces.</summary>
    public ulong Seed => lowMultiplier;

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => block.Length + (records.Length * sizeof(int));

    /// <summary>The slot that holds the key, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PieceSlot* Find(PieceKey key)
    {
        PieceSlot* slot = Bucket(key);
        return Holds(slot, key) ? slot : FindInOthers(slot, key);
    }

    /// <summary>The ids of a short piece whose slot refers to a record.</summary>
    public ReadOnlySpan<int> RecordOf(PieceSlot* slot) => records.AsSpan(slot->First + RecordHeader, records[slot->First]);

    /// <summary>The ids of a long piece, if the slot's record is of that piece.</summary>
    public bool TryGetRecord(PieceSlot* slot, ReadOnlySpan<byte> piece, out ReadOnlySpan<int> ids)
    {
        int length = records[slot->First + 1];
        ids = RecordOf(slot);
        ReadOnlySpan<int> rest = records.AsSpan(slot->First + RecordHeader + ids.Length);
        return MemoryMarshal.AsBytes(rest).Slice(0, length).SequenceEqual(piece);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(PieceSlot* slot, PieceKey key) => ((slot->Low ^ key.Low) | (slot->High ^ key.High)) == 0;

    private static ulong RandomOdd()
    {
        byte[] bytes = new byte[sizeof(ulong)];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToUInt64(bytes, 0) | 1;
    }

    private static int Log2(int powerOfTwo)
    {
        int log = 0;
        while (1 << log < powerOfTwo)
        {
            log++;
        }

        return log;
    }

    /// <summary>The first slot of the key's bucket.</summary>
    /// <remarks>SAFETY: the shift leaves as many bits as number the buckets, of two slots each.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PieceSlot* Bucket(PieceKey key) => slots + (2 * (nint)(((key.Low * lowMultiplier) + (key.High * highMultiplier)) >> shift));

    /// <summary>Looks into the other three slots that the key may lie in; <paramref name="first"/> begins its bucket.</summary>
    /// <remarks>SAFETY: buckets come in pairs; the neighbour's offset differs from the bucket's in one bit below the count.</remarks>
    private PieceSlot* FindInOthers(PieceSlot* first, PieceKey key)
    {
        PieceSlot* neighbour = Neighbour(first);
        return Holds(first + 1, key) ? first + 1
            : Holds(neighbour, key) ? neighbour
            : Holds(neighbour + 1, key) ? neighbour + 1
            : null;
    }

    private PieceSlot* Neighbour(PieceSlot* first) => slots + ((first - slots) ^ 2);

    private void Place(PieceSlot entry)
    {
        PieceSlot* first = Bucket(new PieceKey(entry.Low, entry.High));
        PieceSlot* neighbour = Neighbour(first);
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
        PieceSlot* oldSlots = slots;
        int oldCount = slotCount;
        slotCount = Math.Min(4 * oldCount, MaxSlots);
        block = new NativeBlock(slotCount * sizeof(PieceSlot));
        slots = (PieceSlot*)block.Start;
        shift = 64 - Log2(slotCount / 2);
        used = 0;
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
        new Span<byte>(slots, slotCount * sizeof(PieceSlot)).Clear();
    }
}
