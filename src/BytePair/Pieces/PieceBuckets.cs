using System.Runtime.CompilerServices;
#if NET
using System.Numerics;
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Pieces;

/// <summary>How the buckets of a <see cref="PieceTable"/> are found and read: a copy for a loop to keep in registers.</summary>
/// <remarks>
/// A bucket is a cache line: 32 bytes of keys, then 4 values. For short keys it holds four of them, a, b, c, d, compared all
/// at once; for others the halves of two: low a, low b, high a, high b. Buckets of others lie behind those of short keys.
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
    /// <remarks>SAFETY: the shift leaves an offset within the buckets of short keys.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* OfShort(ulong key) => AtShort(seed.Hash(key));

    /// <summary>The bucket that a key that isn't short is looked for in first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong* OfLong(PieceKey key) => AtLong(seed.Hash(key));

    /// <summary>The bucket that a key is looked for in first.</summary>
    public ulong* Of(PieceKey key) => key.IsShort ? OfShort(key.Low) : OfLong(key);

    /// <summary>The bucket that it is looked for in next.</summary>
    public ulong* OtherOf(PieceKey key) =>
        key.IsShort ? AtShort(HashSeed.Again(seed.Hash(key.Low))) : AtLong(HashSeed.Again(seed.Hash(key)));

    /// <summary>The value of a short key in a bucket; anything if it isn't there, which is said by the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFindShort(ulong* bucket, ulong key, out ulong value)
    {
#if NET
        uint equal = Vector256.Equals(Vector256.Load(bucket), Vector256.Create(key)).ExtractMostSignificantBits();
        value = bucket[Ways + (BitOperations.TrailingZeroCount(equal) & (Ways - 1))];
        return equal != 0;
#else
        int way = bucket[0] == key ? 0 : bucket[1] == key ? 1 : bucket[2] == key ? 2 : 3;
        value = bucket[Ways + way];
        return bucket[way] == key;
#endif
    }

    /// <summary>The value of a key that isn't short in a bucket, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindLong(ulong* bucket, PieceKey key) =>
        bucket[0] == key.Low && bucket[LongWays] == key.High ? bucket[Ways]
        : bucket[1] == key.Low && bucket[LongWays + 1] == key.High ? bucket[Ways + 1]
        : 0;

    /// <summary>The value of a key in a bucket, or 0.</summary>
    public static ulong Find(ulong* bucket, PieceKey key) =>
        !key.IsShort ? FindLong(bucket, key)
        : TryFindShort(bucket, key.Low, out ulong value) ? value
        : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* AtShort(ulong hash) => (ulong*)(start + ((hash >> shift) & OffsetMask));

    /// <remarks>There are as many buckets of either kind.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* AtLong(ulong hash) => (ulong*)(start + ((nint)Length << bucketBits) + ((hash >> shift) & OffsetMask));
}
