using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>The slots of the cache for one kind of key: keys of pieces and what stands for the ids that they have.</summary>
/// <remarks>
/// A key is looked for in the bucket that its hash names (see <see cref="PieceBuckets"/>) and in one other, nowhere else. A
/// slot with value 0 is free.
/// </remarks>
internal sealed unsafe class PieceTable : IDisposable
{
    private readonly NativeBlock block;
    private readonly PieceBuckets buckets;
    private readonly int bucketBits;
    private readonly int ways;
    private readonly HashSeed seed;
    private int count;

    /// <param name="bucketBits">There are 2^bucketBits buckets.</param>
    /// <param name="ways">Keys in a bucket: <see cref="PieceBuckets.Ways"/> for short ones, <see cref="PieceBuckets.LongWays"/> for others.</param>
    /// <param name="seed">Keys the hash.</param>
    public PieceTable(int bucketBits, int ways, HashSeed seed)
    {
        this.bucketBits = bucketBits;
        this.ways = ways;
        this.seed = seed;
        block = new NativeBlock(LengthFor(bucketBits));
        buckets = new PieceBuckets(block.Start, seed, bucketBits);
    }

    public int BucketBits => bucketBits;

    public int Bytes => block.Length;

    /// <summary>True if more than 5 of 8 slots are taken.</summary>
    public bool IsFilling => 8L * count > 5L * ways << bucketBits;

    /// <summary>By reference: it is asked for often, and a copy on the stack is read before it is written.</summary>
    public ref readonly PieceBuckets Buckets => ref buckets;

    private bool IsShort => ways == PieceBuckets.Ways;

    /// <summary>In bytes.</summary>
    public static int LengthFor(int bucketBits) => PieceBuckets.Length << bucketBits;

    /// <summary>The slot of a key, whose first bucket is known: its own if it is there, or else one to put it in, of which <paramref name="isThere"/> is false.</summary>
    /// <remarks>
    /// A new key goes to its first bucket as long as a slot is free there, and none ever becomes free: so a key that isn't in its
    /// first bucket, with a slot free there, isn't in the other one either. Where both are full, it goes over the one whose ids are the rarest.
    /// </remarks>
    public ulong* SlotFor(ulong* first, PieceKey key, out bool isThere)
    {
        ulong* slot = PieceBuckets.SlotOf(first, key);
        isThere = slot is not null;
        if (isThere)
        {
            return slot;
        }

        slot = PieceBuckets.Free(first, ways);
        if (slot is null)
        {
            ulong* other = buckets.OtherOf(key);
            slot = PieceBuckets.SlotOf(other, key);
            isThere = slot is not null;
            if (isThere)
            {
                return slot;
            }

            slot = PieceBuckets.Free(other, ways);
            if (slot is null)
            {
                return Rarest(first, other);
            }
        }

        count++;
        return slot;
    }

    /// <summary>Fills a slot that <see cref="SlotFor"/> gave.</summary>
    public void Set(ulong* slot, PieceKey key, PieceIds ids, ulong more)
    {
        slot[0] = key.Low;
        slot[PieceBuckets.Ways] = ids.Bits;
        if (!IsShort)
        {
            slot[PieceBuckets.LongWays] = key.High;
            slot[PieceBuckets.Ways + PieceBuckets.LongWays] = more;
        }
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
                ulong value = bucket[way + PieceBuckets.Ways];
                if (value != 0)
                {
                    var key = new PieceKey(bucket[way], IsShort ? 0 : bucket[way + PieceBuckets.LongWays]);
                    ulong more = IsShort ? 0 : bucket[way + PieceBuckets.Ways + PieceBuckets.LongWays];
                    larger.Set(larger.SlotForNew(key), key, new PieceIds(value), more);
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

    /// <summary>A slot for a key that isn't there.</summary>
    private ulong* SlotForNew(PieceKey key)
    {
        ulong* first = buckets.Of(key);
        ulong* slot = PieceBuckets.Free(first, ways);
        if (slot is null)
        {
            ulong* other = buckets.OtherOf(key);
            slot = PieceBuckets.Free(other, ways);
            if (slot is null)
            {
                return Rarest(first, other);
            }
        }

        count++;
        return slot;
    }

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
