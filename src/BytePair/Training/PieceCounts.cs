using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BytePair.Pieces;

namespace BytePair.Training;

/// <summary>How often each piece was seen.</summary>
/// <remarks>
/// A hash table of open addressing. A slot has the first eight bytes of a piece, which is all of it, more often than not, so that one line of memory is all that is
/// looked at; what is behind them lies in one array. The hash is keyed by random numbers, so that nobody can choose pieces that collide.
/// Nothing depends on the order of slots but the order in which pieces are enumerated.
/// </remarks>
internal sealed class PieceCounts
{
    /// <summary>A long piece counts for several: one for each so many bytes.</summary>
    private const int BytesPerUnit = 64;

    private const int FirstLength = sizeof(ulong);
    private const int LeastBits = 12;

    private readonly HashSeed seed = HashSeed.Create();
    private Slot[] slots = new Slot[1 << LeastBits];
    private int bits = LeastBits;
    private byte[] rests = new byte[1 << LeastBits];
    private int restsLength;

    /// <summary>The number of pieces.</summary>
    public int Count { get; private set; }

    /// <summary>What is kept: the number of pieces, where long ones count for several.</summary>
    public long Size { get; private set; }

    /// <summary>The bytes of all pieces together.</summary>
    public long TotalLength { get; private set; }

    /// <summary>The number of slots, for <see cref="TryGet"/>.</summary>
    public int SlotCount => slots.Length;

    /// <summary>Adds to the count of a piece, which isn't empty.</summary>
    public void Add(ReadOnlySpan<byte> piece, long times)
    {
        ulong first = FirstBytes(piece);
        int at = SlotFor(piece, first);
        if (slots[at].Times == 0)
        {
            at = Take(piece, first, at);
        }

        slots[at].Times += times;
    }

    /// <summary>Adds all counts of another table.</summary>
    public void AddAll(PieceCounts other)
    {
        Span<byte> scratch = stackalloc byte[FirstLength];
        for (int slot = 0; slot < other.SlotCount; slot++)
        {
            if (other.TryGet(slot, scratch, out ReadOnlySpan<byte> piece, out long times))
            {
                Add(piece, times);
            }
        }
    }

    /// <summary>The piece of a slot, if it has one.</summary>
    /// <param name="slot">Below <see cref="SlotCount"/>.</param>
    /// <param name="scratch">Room for eight bytes; the piece may lie there.</param>
    /// <param name="piece">Its bytes.</param>
    /// <param name="times">How often it was seen.</param>
    public bool TryGet(int slot, Span<byte> scratch, out ReadOnlySpan<byte> piece, out long times)
    {
        ref readonly Slot found = ref slots[slot];
        times = found.Times;
        if (found.Length > FirstLength)
        {
            piece = rests.AsSpan(found.Rest, found.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(scratch, found.First);
            piece = scratch.Slice(0, found.Length);
        }

        return times > 0;
    }

    /// <summary>The same without the pieces that were seen least, those of one count together, so that no more than so much is kept.</summary>
    public PieceCounts WithoutRarest(long limit)
    {
        PieceCounts kept = new();
        long least = LeastCountWithin(limit);
        Span<byte> scratch = stackalloc byte[FirstLength];
        for (int slot = 0; slot < SlotCount; slot++)
        {
            if (TryGet(slot, scratch, out ReadOnlySpan<byte> piece, out long times) && times >= least)
            {
                kept.Add(piece, times);
            }
        }

        return kept;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        slots = new Slot[1 << LeastBits];
        bits = LeastBits;
        rests = new byte[1 << LeastBits];
        restsLength = 0;
        Count = 0;
        Size = 0;
        TotalLength = 0;
    }

    /// <summary>The lowest count such that all pieces with that or a higher one are within the limit.</summary>
    private long LeastCountWithin(long limit)
    {
        var sizeOfCount = new Dictionary<long, long>();
        foreach (ref readonly Slot slot in slots.AsSpan())
        {
            if (slot.Times > 0)
            {
                sizeOfCount.TryGetValue(slot.Times, out long size);
                sizeOfCount[slot.Times] = size + UnitsOf(slot.Length);
            }
        }

        long kept = 0;
        long least = long.MaxValue;
        foreach (KeyValuePair<long, long> count in sizeOfCount.OrderByDescending(count => count.Key))
        {
            kept += count.Value;
            if (kept > limit)
            {
                break;
            }

            least = count.Key;
        }

        return least;
    }

    private static long UnitsOf(int length) => 1 + ((length - 1) / BytesPerUnit);

    /// <summary>Up to eight bytes, and zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FirstBytes(ReadOnlySpan<byte> piece)
    {
        if (piece.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(piece);
        }

        if (piece.Length >= sizeof(uint))
        {
            ulong low = BinaryPrimitives.ReadUInt32LittleEndian(piece);
            ulong high = BinaryPrimitives.ReadUInt32LittleEndian(piece.Slice(piece.Length - sizeof(uint)));
            return low | (high << (8 * (piece.Length - sizeof(uint))));
        }

        int middle = piece.Length / 2;
        int last = piece.Length - 1;
        return piece[0] | ((ulong)piece[middle] << (8 * middle)) | ((ulong)piece[last] << (8 * last));
    }

    private ulong Hash(ReadOnlySpan<byte> piece, ulong first)
    {
        ulong hash = HashSeed.Again(seed.Hash(first + ((ulong)piece.Length << 56)));
        for (int at = FirstLength; at < piece.Length; at += FirstLength)
        {
            // The last eight bytes may overlap those before.
            hash = HashSeed.Again(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(piece.Slice(Math.Min(at, piece.Length - FirstLength))));
        }

        return hash;
    }

    /// <summary>The slot that has the piece, or the free one that it belongs to.</summary>
    private int SlotFor(ReadOnlySpan<byte> piece, ulong first)
    {
        Slot[] all = slots;
        int at = (int)(Hash(piece, first) >> (64 - bits));
        while (true)
        {
            ref readonly Slot slot = ref all[at];
            bool isIt = slot.First == first && slot.Length == piece.Length
                && (piece.Length <= FirstLength || rests.AsSpan(slot.Rest, slot.Length).SequenceEqual(piece));
            if (isIt || slot.Times == 0)
            {
                return at;
            }

            at = (at + 1) & (all.Length - 1);
        }
    }

    /// <summary>Gives a new piece its slot, which may be another than the free one that was found.</summary>
    private int Take(ReadOnlySpan<byte> piece, ulong first, int at)
    {
        if (Count >= slots.Length / 4 * 3)
        {
            Grow();
            at = SlotFor(piece, first);
        }

        ref Slot slot = ref slots[at];
        slot.First = first;
        slot.Length = piece.Length;
        if (piece.Length > FirstLength)
        {
            slot.Rest = restsLength;
            AppendRest(piece);
        }

        Count++;
        Size += UnitsOf(piece.Length);
        TotalLength += piece.Length;
        return at;
    }

    private void AppendRest(ReadOnlySpan<byte> piece)
    {
        int needed = checked(restsLength + piece.Length);
        if (needed > rests.Length)
        {
            Array.Resize(ref rests, (int)Math.Min(ThrowHelper.MaxArrayLength, Math.Max(needed, 2L * rests.Length)));
        }

        piece.CopyTo(rests.AsSpan(restsLength));
        restsLength = needed;
    }

    private void Grow()
    {
        Slot[] old = slots;
        bits++;
        slots = new Slot[1 << bits];
        Span<byte> scratch = stackalloc byte[FirstLength];
        foreach (ref readonly Slot slot in old.AsSpan())
        {
            if (slot.Times > 0)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(scratch, slot.First);
                ReadOnlySpan<byte> piece = slot.Length > FirstLength ? rests.AsSpan(slot.Rest, slot.Length) : scratch.Slice(0, slot.Length);
                slots[SlotFor(piece, slot.First)] = slot;
            }
        }
    }

    /// <summary>Free if it was seen no times.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public ulong First;
        public long Times;
        public int Length;

        /// <summary>Where all of it lies, if it has more than eight bytes.</summary>
        public int Rest;
    }
}
