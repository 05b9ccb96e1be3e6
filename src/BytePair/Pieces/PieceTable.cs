using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>The slots of the cache for one kind of key: keys of pieces and what stands for the ids that they have.</summary>
/// <remarks>
/// A key is looked for in the bucket that its hash names (see <see cref="PieceBuckets"/>) and in one other, nowhere else. A
/// slot with value 0 is free.
/// </remarks>
/// <param name="bucketBits">There are 2^bucketBits buckets.</param>
/// <param name="ways">Keys in a bucket: <see cref="PieceBuckets.Ways"/> for short ones, <see cref="PieceBuckets.LongWays"/> for others.</param>
/// <param name="seed">Keys the hash.</param>
internal sealed unsafe class PieceTable(int bucketBits, int ways, HashSeed seed) : IDisposable
{
    private readonly NativeBlock block = new(LengthFor(bucketBits));
    private int count;

    public int BucketBits => bucketBits;

    public int Bytes => block.Length;

    /// <summary>True if more than 5 of 8 slots are taken.</summary>
    public bool IsFilling => 8L * count > 5L * ways << bucketBits;

    public PieceBuckets Buckets => new(block.Start, seed, bucketBits);

    private bool IsShort => ways == PieceBuckets.Ways;

    /// <summary>In bytes.</summary>
    public static int LengthFor(int bucketBits) => PieceBuckets.Length << bucketBits;

    /// <summary>The value of a key, and what it has no room for; 0 if it isn't there.</summary>
    public PieceIds Find(PieceKey key, out ulong more)
    {
        PieceBuckets buckets = Buckets;
        ulong value = PieceBuckets.Find(buckets.Of(key), key, out more);
        return new PieceIds(value != 0 ? value : PieceBuckets.Find(buckets.OtherOf(key), key, out more));
    }

    /// <summary>Puts in a key that isn't there; where both of its buckets are full, over the one whose ids are the rarest.</summary>
    public void Add(PieceKey key, PieceIds ids, ulong more) => Add(Buckets.Of(key), Buckets.OtherOf(key), key, ids, more);

    /// <summary>Does so where the buckets are known.</summary>
    public void Add(ulong* first, ulong* other, PieceKey key, PieceIds ids, ulong more)
    {
        ulong* place = PieceBuckets.Free(first, ways);
        place = place is null ? PieceBuckets.Free(other, ways) : place;
        if (place is null)
        {
            place = Rarest(first, other);
        }
        else
        {
            count++;
        }

        place[0] = key.Low;
        if (!IsShort)
        {
            place[PieceBuckets.LongWays] = key.High;
            place[PieceBuckets.Ways + PieceBuckets.LongWays] = more;
        }

        place[PieceBuckets.Ways] = ids.Bits;
    }

    /// <summary>A table of twice the size with all that is in this one.</summary>
    public PieceTable Doubled()
    {
        var larger = new PieceTable(bucketBits + 1, ways, seed);
        var bucket = (ulong*)block.Start;
        for (int i = 0; i < 1 << bucketBits; i++, bucket += 2 * PieceBuckets.Ways)
        {
            for (int way = 0; way < ways; way++)
            {
                if (bucket[way + PieceBuckets.Ways] != 0)
                {
                    larger.Add(
                        new PieceKey(bucket[way], IsShort ? 0 : bucket[way + PieceBuckets.LongWays]),
                        new PieceIds(bucket[way + PieceBuckets.Ways]),
                        IsShort ? 0 : bucket[way + PieceBuckets.Ways + PieceBuckets.LongWays]);
                }
            }
        }

        return larger;
    }

    public void Clear()
    {
        new Span<byte>(block.Start, LengthFor(bucketBits)).Clear();
        count = 0;
    }

    public void Dispose() => block.Dispose();

    /// <summary>The greatest value is the rarest piece.</summary>
    private ulong* Rarest(ulong* first, ulong* other)
    {
        ulong* rarest = first;
        for (int way = 0; way < ways; way++)
        {
            rarest = first[way + PieceBuckets.Ways] > rarest[PieceBuckets.Ways] ? first + way : rarest;
            rarest = other[way + PieceBuckets.Ways] > rarest[PieceBuckets.Ways] ? other + way : rarest;
        }

        return rarest;
    }
}
