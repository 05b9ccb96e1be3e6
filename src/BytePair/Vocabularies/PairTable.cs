using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The rank of two adjacent tokens together: the question that merging asks. Exact, read in place, without a branch and
/// with two reads of which the first is from a small array.
/// </summary>
/// <remarks>
/// <para>
/// What it holds. Take a token t of two bytes or more and merge its bytes as a piece; if the last merge makes t of a and b,
/// then (a, b) is t's only <em>split</em>, and the table holds a, b and t's rank. Other pairs whose bytes together are t are
/// left out, and no merge misses them: if merging takes the pair (a, b) anywhere, then until then no merge crossed the ends
/// of the bytes of ab, so those inside were chosen as if they stood alone (the essay of long merges says why), and (a, b) is the
/// split of ab. A pair that is never taken changes nothing by being a candidate. So there are no more entries than tokens.
/// </para>
/// <para>
/// Where it holds it. A perfect hash: one multiplication gives a bucket (its top bits) and a place (the bits below); the
/// bucket's number, chosen when the form is made, is xored to the place, such that no two splits have one slot.
/// Example with 4 slots: (h, u) hashes to bucket 1, place 2, (u, g) to bucket 0, place 2; the numbers of the buckets are 0
/// and 1, so that they lie in slots 3 and 2. A slot is 8 bytes: left id, right id, rank; all ones if it is free.
/// </para>
/// </remarks>
internal readonly unsafe struct PairTable
{
    /// <summary>The most ids that a vocabulary may have: a slot keeps 22 bits of each side and 20 of the rank.</summary>
    public const int MaxIdCount = 1 << RankBits;

    public const ulong FreeSlot = ulong.MaxValue;

    /// <summary>In bytes: the multiplier, the bits of slots, the bits of buckets.</summary>
    public const int HeaderLength = sizeof(ulong) + (2 * sizeof(uint));

    private const int RankBits = 20;
    private const int SideBits = 22;
    private readonly VocabularyMemory memory;
    private readonly ulong multiplier;
    private readonly byte* buckets;
    private readonly byte* slots;
    private readonly int bucketShift;
    private readonly int slotShift;
    private readonly int slotMask;

    /// <param name="memory">The form, which is held as long as this is.</param>
    /// <param name="at">Where the table begins.</param>
    /// <param name="rankLimit">Tokens of this rank and above are none.</param>
    public PairTable(VocabularyMemory memory, int at, int rankLimit)
    {
        this.memory = memory;
        RankLimit = rankLimit;
        multiplier = memory.ReadUInt64(at);
        int slotBits = (int)memory.ReadUInt32(at + sizeof(ulong));
        int bucketBits = (int)memory.ReadUInt32(at + sizeof(ulong) + sizeof(uint));
        buckets = memory.At(at + HeaderLength);
        slots = buckets + (sizeof(ushort) << bucketBits);
        bucketShift = 64 - bucketBits;
        slotShift = 64 - bucketBits - slotBits;
        slotMask = (1 << slotBits) - 1;
    }

    /// <summary>Slots of the table, free ones among them.</summary>
    public int SlotCount => slotMask + 1;

    /// <summary>Ranks from this one on stand for no token: what merges by <see cref="RankOrNone"/> ends there.</summary>
    public int RankLimit { get; }

    /// <summary>In bytes.</summary>
    public static int LengthFor(int slotBits, int bucketBits) => HeaderLength + (sizeof(ushort) << bucketBits) + (sizeof(ulong) << slotBits);

    /// <summary>The two ids as one number, none of which is another pair's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(int left, int right) => ((ulong)(uint)left << SideBits) | (uint)right;

    /// <summary>What a slot holds.</summary>
    public static ulong Slot(int left, int right, int rank) => (Key(left, right) << RankBits) | (uint)rank;

    /// <summary>The pair of what a slot holds, as <see cref="Key"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong KeyOf(ulong slot) => slot >> RankBits;

    /// <summary>The rank of two tokens if they are the split of a token, or <see cref="Vocabulary.NoRank"/>.</summary>
    public int RankOf(int left, int right)
    {
        int rank = RankOrNone(left, right);
        return (uint)rank < (uint)RankLimit ? rank : Vocabulary.NoRank;
    }

    /// <summary>The rank of two tokens, perhaps above <see cref="RankLimit"/>, if they are the split of a token; or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOrNone(int left, int right)
    {
        ulong key = Key(left, right);
        return RankIn(SlotOf(key), key);
    }

    /// <summary>The one slot that may hold a pair.</summary>
    /// <remarks>SAFETY: the shifts and the mask leave numbers of buckets and slots, which lie in the form: <see cref="StaysInSlots"/>, asked of each form that comes from outside, and by a test of those that ship.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* SlotOf(ulong key)
    {
        ulong hash = key * multiplier;
        uint number = VocabularyMemory.ReadUInt16(buckets + ((hash >> bucketShift) * sizeof(ushort)));
        uint slot = ((uint)(hash >> slotShift) & (uint)slotMask) ^ number;
        return slots + ((ulong)slot * sizeof(ulong));
    }

    /// <summary>The rank in a pair's slot, if it is this pair's; or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RankIn(byte* slot, ulong key)
    {
        ulong found = VocabularyMemory.ReadUInt64(slot);

        // All bits set if the keys differ; a conditional would be a jump that can't be foretold. Keys have less than 63 bits.
        long difference = (long)((found >> RankBits) ^ key);
        return (int)(found & (MaxIdCount - 1)) | (int)(-difference >> 63);
    }

    /// <summary>Whether no bucket's number leads past the slots, whatever pair is looked up: it has no bits above those of a slot's number.</summary>
    public bool StaysInSlots()
    {
        int bucketCount = 1 << (64 - bucketShift);
        for (int bucket = 0; bucket < bucketCount; bucket++)
        {
            if (VocabularyMemory.ReadUInt16(buckets + ((nint)bucket * sizeof(ushort))) > slotMask)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the split in a slot; false if the slot is free or its token is of too high a rank.</summary>
    public bool TryReadSlot(int slot, out int left, out int right, out int rank)
    {
        ulong found = VocabularyMemory.ReadUInt64(slots + ((nint)slot * sizeof(ulong)));
        left = (int)(found >> (RankBits + SideBits));
        right = (int)(found >> RankBits) & ((1 << SideBits) - 1);
        rank = (int)found & (MaxIdCount - 1);
        return found != FreeSlot && rank < RankLimit;
    }
}
