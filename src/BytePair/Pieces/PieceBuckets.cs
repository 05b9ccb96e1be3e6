using System.Runtime.CompilerServices;
#if NET
using System.Numerics;
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Pieces;

/// <summary>How the buckets of a <see cref="PieceTable"/> are found and read: a copy for a loop to keep in registers.</summary>
/// <remarks>
/// A bucket is a cache line: 32 bytes of keys, then 4 values. For short keys it holds four of them, a, b, c, d, compared all
/// at once; for others the halves of two: low a, low b, high a, high b, and two words of value for each: a, b, more of a, more
/// of b.
/// SAFETY: it points into the table's memory and is void once the table is disposed of.
/// </remarks>
internal readonly unsafe struct PieceBuckets(byte* start, HashSeed seed, int bucketBits)
{
    public const int Length = 64;

    /// <summary>Short keys, or values, in a bucket.</summary>
    public const int Ways = 4;

    /// <summary>Other keys in a bucket.</summary>
    public const int LongWays = 2;

    private const ulong OffsetMask = ~(ulong)(Length - 1);

    /// <summary>Leaves the bits that number the buckets and those below that number the bytes of one.</summary>
    private readonly int shift = 64 - bucketBits - 6;

    /// <summary>The bucket that a short key is looked for in first.</summary>
    /// <remarks>SAFETY: the shift leaves an offset within the buckets.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* Of(ulong shortKey) => At(seed.Hash(shortKey));

#if NET
    /// <summary>The addresses of the buckets that short keys are looked for in first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> Of(Vector512<ulong> shortKeys) =>
        Vector512.Create((ulong)start) + (Vector512.ShiftRightLogical(seed.Hash(shortKeys), shift) & Vector512.Create(OffsetMask));
#endif

    /// <summary>The bucket that a key is looked for in first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* Of(PieceKey key) => At(HashOf(key));

    /// <summary>The bucket that it is looked for in next.</summary>
    public ulong* OtherOf(PieceKey key) => At(HashSeed.Again(HashOf(key)));

    /// <summary>Whether a bucket has no free slot: they are taken in order, and none becomes free. Else no key of it is in its other bucket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFull(ulong* bucket, bool isShort) => bucket[Ways + (isShort ? Ways : LongWays) - 1] != 0;

    /// <summary>The value of a short key in a bucket, or 0.</summary>
    /// <remarks>Without a branch: whether a piece is there, and where, can't be predicted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindShort(ulong* bucket, ulong key)
    {
#if NET
        Vector256<ulong> found = Vector256.Equals(Vector256.Load(bucket), Vector256.Create(key)) & Vector256.Load(bucket + Ways);
        return Either(found.GetLower() | found.GetUpper());
#else
        int way = bucket[0] == key ? 0 : bucket[1] == key ? 1 : bucket[2] == key ? 2 : 3;
        return bucket[way] == key ? bucket[Ways + way] : 0;
#endif
    }

    /// <summary>The value of a key that isn't short in a bucket, or 0; and what the value has no room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindLong(ulong* bucket, ulong low, ulong high, out ulong more)
    {
#if NET
        uint equal = Vector256.Equals(Vector256.Load(bucket), Vector256.Create(low, low, high, high)).ExtractMostSignificantBits();
        uint way = equal & (equal >> LongWays);
        ulong mask = 0 - (ulong)((way | (way >> 1)) & 1);
        more = bucket[Ways + LongWays + ((way >> 1) & 1)] & mask;
        return bucket[Ways + ((way >> 1) & 1)] & mask;
#else
        int way = bucket[0] == low && bucket[LongWays] == high ? 0 : 1;
        bool isThere = bucket[way] == low && bucket[LongWays + way] == high;
        more = isThere ? bucket[Ways + LongWays + way] : 0;
        return isThere ? bucket[Ways + way] : 0;
#endif
    }

    /// <summary>The value of a key in a bucket, or 0; and what the value has no room for.</summary>
    public static ulong Find(ulong* bucket, PieceKey key, out ulong more)
    {
        more = 0;
        return key.IsShort ? FindShort(bucket, key.Low) : FindLong(bucket, key.Low, key.High, out more);
    }

    /// <summary>The slot of a key in a bucket, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong* SlotOf(ulong* bucket, PieceKey key)
    {
#if NET
        Vector256<ulong> keys = Vector256.Load(bucket);
        uint equal = key.IsShort
            ? Vector256.Equals(keys, Vector256.Create(key.Low)).ExtractMostSignificantBits()
            : BothHalves(Vector256.Equals(keys, Vector256.Create(key.Low, key.Low, key.High, key.High)).ExtractMostSignificantBits());
        return equal == 0 ? null : bucket + BitOperations.TrailingZeroCount(equal);
#else
        for (int way = 0; way < (key.IsShort ? Ways : LongWays); way++)
        {
            if (bucket[way] == key.Low && (key.IsShort || bucket[LongWays + way] == key.High))
            {
                return bucket + way;
            }
        }

        return null;
#endif
    }

#if NET
    private static uint BothHalves(uint equal) => equal & (equal >> LongWays);

    /// <summary>The one that isn't 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Either(Vector128<ulong> words) => words.ToScalar() | words.GetElement(1);
#endif

    /// <summary>A slot whose value is 0, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong* Free(ulong* bucket, int ways)
    {
#if NET
        uint free = Vector256.Equals(Vector256.Load(bucket + Ways), Vector256<ulong>.Zero).ExtractMostSignificantBits() & ((1u << ways) - 1);
        return free == 0 ? null : bucket + BitOperations.TrailingZeroCount(free);
#else
        for (int way = 0; way < ways; way++)
        {
            if (bucket[way + Ways] == 0)
            {
                return bucket + way;
            }
        }

        return null;
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong HashOf(PieceKey key) => key.IsShort ? seed.Hash(key.Low) : seed.Hash(key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* At(ulong hash) => (ulong*)(start + ((hash >> shift) & OffsetMask));
}
