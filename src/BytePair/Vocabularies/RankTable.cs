using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The map from byte strings to token ids, as an open-addressing table that is read in place.
/// </summary>
/// <remarks>
/// A slot is 4 bytes: the id in the low <c>idBits</c> bits and a fingerprint of the hash in the rest, or all ones when
/// free. Look-up of "ing": hash it, start at the slot that the hash's high bits name; while the slot isn't free, compare
/// fingerprints, and only where they agree compare the bytes of that id; else go to the next slot. A string that is no
/// token is refused by fingerprints alone, with one cache miss, nearly always.
/// </remarks>
internal readonly struct RankTable
{
    private readonly VocabularyMemory memory;
    private readonly int tableAt;
    private readonly int slotBits;
    private readonly int idBits;

    public RankTable(VocabularyMemory memory, int tableAt, int slotBits, int idCount)
    {
        this.memory = memory;
        this.tableAt = tableAt;
        this.slotBits = slotBits;
        idBits = IdBitsFor(idCount);
    }

    /// <summary>The bits that hold any id below <paramref name="idCount"/> and are never all ones for one.</summary>
    public static int IdBitsFor(int idCount)
    {
        int bits = 1;
        while ((1L << bits) <= idCount)
        {
            bits++;
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(ulong hash, int slotBits) => (int)(hash >> (64 - slotBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Entry(ulong hash, int id, int idBits) => ((uint)hash << idBits) | (uint)id;

    /// <summary>The id of the token with these bytes, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> bytes, TokenStore tokens)
    {
        ulong hash = TokenHash.Compute(bytes);
        int slot = SlotOf(hash, slotBits);
        uint expected = Entry(hash, 0, idBits);
        uint idMask = (1u << idBits) - 1;
        while (true)
        {
            uint entry = memory.ReadUInt32(tableAt + (slot * sizeof(uint)));
            if (entry == PrebuiltFormat.NoToken)
            {
                return -1;
            }

            if ((entry & ~idMask) == expected && tokens.GetBytes((int)(entry & idMask)).SequenceEqual(bytes))
            {
                return (int)(entry & idMask);
            }

            slot = (slot + 1) & ((1 << slotBits) - 1);
        }
    }

    /// <summary>The first id with this hash's fingerprint, or -1; whether it has the bytes is to be seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindCandidate(ulong hash)
    {
        int slot = SlotOf(hash, slotBits);
        uint idMask = (1u << idBits) - 1;
        uint expected = Entry(hash, 0, idBits);
        while (true)
        {
            uint entry = memory.ReadUInt32(tableAt + (slot * sizeof(uint)));
            if (entry == PrebuiltFormat.NoToken)
            {
                return -1;
            }

            if ((entry & ~idMask) == expected)
            {
                return (int)(entry & idMask);
            }

            slot = (slot + 1) & ((1 << slotBits) - 1);
        }
    }

    /// <summary>Has the slot that a hash begins with fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash) => memory.Prefetch(tableAt + (SlotOf(hash, slotBits) * sizeof(uint)));
}
