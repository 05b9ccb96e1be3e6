using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>The slots of the cache: keys of pieces and the ids that they have.</summary>
/// <remarks>
/// A key is looked for in the bucket that its hash names (see <see cref="PieceBuckets"/>) and in one other, nowhere else. A
/// slot with value 0 is free.
/// </remarks>
internal sealed unsafe class PieceTable(int bucketBits, HashSeed seed) : IDisposable
{
    private readonly NativeBlock block = new(LengthFor(bucketBits));
    private int shortCount;
    private int longCount;

    public int Bytes => block.Length;

    /// <summary>True if one kind of key takes more than half of its slots.</summary>
    public bool IsHalfFull => 2 * shortCount > PieceBuckets.Ways << bucketBits || 2 * longCount > PieceBuckets.LongWays << bucketBits;

    public PieceBuckets Buckets => new(block.Start, seed, bucketBits);

    /// <summary>In bytes.</summary>
    public static int LengthFor(int bucketBits) => 2 * PieceBuckets.Length << bucketBits;

    /// <summary>The value of a key, and what it has no room for; 0 if it isn't there.</summary>
    public PieceIds Find(PieceKey key, out ulong more)
    {
        PieceBuckets buckets = Buckets;
        ulong value = PieceBuckets.Find(buckets.Of(key), key, out more);
        return new PieceIds(value != 0 ? value : PieceBuckets.Find(buckets.OtherOf(key), key, out more));
    }

    /// <summary>Puts in a key that isn't there; where both of its buckets are full, over the one whose ids are the rarest.</summary>
    public void Add(PieceKey key, PieceIds ids, ulong more)
    {
        PieceBuckets buckets = Buckets;
        ulong* first = buckets.Of(key);
        ulong* other = buckets.OtherOf(key);
        int ways = key.IsShort ? PieceBuckets.Ways : PieceBuckets.LongWays;
        ulong* place = Free(first, ways);
        place = place is null ? Free(other, ways) : place;
        if (place is null)
        {
            place = Rarest(first, other, ways);
        }
        else if (key.IsShort)
        {
            shortCount++;
        }
        else
        {
            longCount++;
        }

        place[0] = key.Low;
        if (!key.IsShort)
        {
            place[PieceBuckets.LongWays] = key.High;
            place[PieceBuckets.Ways + PieceBuckets.LongWays] = more;
        }

        place[PieceBuckets.Ways] = ids.Bits;
    }

    /// <summary>Puts all of this into a larger table.</summary>
    public void CopyTo(PieceTable larger)
    {
        var bucket = (ulong*)block.Start;
        for (int i = 0; i < 2 << bucketBits; i++, bucket += 2 * PieceBuckets.Ways)
        {
            bool isShort = i < 1 << bucketBits;
            for (int way = 0; way < (isShort ? PieceBuckets.Ways : PieceBuckets.LongWays); way++)
            {
                if (bucket[way + PieceBuckets.Ways] != 0)
                {
                    larger.Add(
                        new PieceKey(bucket[way], isShort ? 0 : bucket[way + PieceBuckets.LongWays]),
                        new PieceIds(bucket[way + PieceBuckets.Ways]),
                        isShort ? 0 : bucket[way + PieceBuckets.Ways + PieceBuckets.LongWays]);
                }
            }
        }
    }

    public void Clear()
    {
        new Span<byte>(block.Start, LengthFor(bucketBits)).Clear();
        shortCount = longCount = 0;
    }

    public void Dispose() => block.Dispose();

    private static ulong* Free(ulong* bucket, int ways)
    {
        for (int way = 0; way < ways; way++)
        {
            if (bucket[way + PieceBuckets.Ways] == 0)
            {
                return bucket + way;
            }
        }

        return null;
    }

    /// <summary>The greatest value is the rarest piece.</summary>
    private static ulong* Rarest(ulong* first, ulong* other, int ways)
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
