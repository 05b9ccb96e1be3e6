using System.Runtime.CompilerServices;

namespace BytePair.Pieces;

/// <summary>The slots of a <see cref="PieceCache"/> and how they are found: a copy for a loop to keep in registers.</summary>
/// <remarks>SAFETY: it points into the cache's memory, and is void as soon as something is added to the cache.</remarks>
internal readonly unsafe struct PieceTable
{
    private readonly PieceSlot* slots;
    private readonly ulong lowMultiplier;
    private readonly ulong highMultiplier;
    private readonly int shift;

    /// <param name="slots">The first slot.</param>
    /// <param name="slotCount">A power of two, at least 4.</param>
    /// <param name="lowMultiplier">A random odd number.</param>
    /// <param name="highMultiplier">Another.</param>
    public PieceTable(PieceSlot* slots, int slotCount, ulong lowMultiplier, ulong highMultiplier)
    {
        this.slots = slots;
        this.lowMultiplier = lowMultiplier;
        this.highMultiplier = highMultiplier;
        shift = 64;
        for (int buckets = slotCount / 2; buckets > 1; buckets /= 2)
        {
            shift--;
        }
    }

    /// <summary>True if the bucket that begins at <paramref name="first"/> holds the key; <paramref name="slot"/> is where, or any slot.</summary>
    /// <remarks>Which of the two it is changes from piece to piece: it is computed, not branched on.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInBucket(PieceKey key, PieceSlot* first, out PieceSlot* slot)
    {
        ulong difference = Difference(first, key);
        ulong other = Difference(first + 1, key);

        // The sign of x | -x is set unless x is 0.
        nuint isOther = (nuint)((difference | (0 - difference)) >> 63);
        slot = (PieceSlot*)((byte*)first + (isOther * (nuint)sizeof(PieceSlot)));
        return (difference == 0) | (other == 0);
    }

    /// <summary>The slot of the neighbour of the key's bucket that holds it, or null.</summary>
    public PieceSlot* FindInNeighbour(PieceKey key)
    {
        PieceSlot* slot = NeighbourOf(BucketOf(key));
        return Difference(slot, key) == 0 ? slot
            : Difference(slot + 1, key) == 0 ? slot + 1
            : null;
    }

    /// <summary>The first slot of the key's bucket.</summary>
    /// <remarks>SAFETY: the shift leaves as many bits as number the buckets, of two slots each.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PieceSlot* BucketOf(PieceKey key) => slots + (2 * (nint)(((key.Low * lowMultiplier) + (key.High * highMultiplier)) >> shift));

    /// <summary>The first slot of the bucket that shares the overflow of the one that begins at <paramref name="first"/>.</summary>
    /// <remarks>SAFETY: the number of buckets is even, and theirs differ in the lowest bit.</remarks>
    public PieceSlot* NeighbourOf(PieceSlot* first) => slots + ((first - slots) ^ 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Difference(PieceSlot* slot, PieceKey key) => (slot->Low ^ key.Low) | (slot->High ^ key.High);
}
