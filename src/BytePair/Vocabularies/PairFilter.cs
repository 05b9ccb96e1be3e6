using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// Says of most pairs of tokens that they are no token together, from one bit: what merging asks most often. Read in place.
/// </summary>
/// <remarks>
/// A bitmap of 8 bits a slot of the rank table. Every pair (a, b) whose bytes together are a token has the bit that its
/// hash names set; so an unset bit is a sure no, a set one a maybe. With the published vocabularies about 1 bit in 9 is set.
/// </remarks>
internal readonly struct PairFilter
{
    private const int BitsPerSlotLog2 = 3;
    private readonly VocabularyMemory memory;
    private readonly int filterAt;
    private readonly int shift;

    public PairFilter(VocabularyMemory memory, int filterAt, int slotBits)
    {
        this.memory = memory;
        this.filterAt = filterAt;
        shift = 64 - slotBits - BitsPerSlotLog2;
    }

    /// <summary>In bytes.</summary>
    public static int LengthFor(int slotBits) => 1 << slotBits;

    /// <summary>The hash of a pair; part of the format, so the same everywhere. Its high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(int left, int right) => (((ulong)(uint)left << 32) | (uint)right) * 0x9E3779B97F4A7C15;

    public static int BitOf(ulong hash, int slotBits) => (int)(hash >> (64 - slotBits - BitsPerSlotLog2));

    /// <summary>False if the pair with this hash is surely no token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayContain(ulong hash)
    {
        uint bit = (uint)(hash >> shift);
        return ((memory.ReadByte(filterAt + (int)(bit >> 3)) >> (int)(bit & 7)) & 1) != 0;
    }
}
