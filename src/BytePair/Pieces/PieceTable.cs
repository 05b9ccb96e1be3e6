using System.Runtime.CompilerServices;
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
    private readonly int maxBits;
    private readonly int ways;
    private readonly HashSeed seed;
    private readonly KnownTokens tokens;
    private PieceBuckets buckets;
    private int count;

    /// <param name="firstBits">There are 2^firstBits buckets at first.</param>
    /// <param name="maxBits">There are at most 2^maxBits. Memory for them is reserved at once, and taken as the table grows.</param>
    /// <param name="ways">Keys in a bucket: <see cref="PieceBuckets.Ways"/> for short ones, <see cref="PieceBuckets.LongWays"/> for others.</param>
    /// <param name="seed">Keys the hash.</param>
    /// <param name="tokens">Is told of the tokens that are pressed out.</param>
    public PieceTable(int firstBits, int maxBits, int ways, HashSeed seed, KnownTokens tokens)
    {
        this.maxBits = maxBits;
        this.ways = ways;
        this.seed = seed;
        this.tokens = tokens;
        block = new NativeBlock(LengthFor(maxBits));
        SetBucketBits(firstBits);
        Clear();
    }

    public int BucketBits { get; private set; }

    public int Bytes => LengthFor(BucketBits);

    /// <summary>By reference: it is asked for often, and a copy on the stack would be read before it is written.</summary>
    public ref readonly PieceBuckets Buckets => ref buckets;

    private bool IsShort => ways == PieceBuckets.Ways;

    /// <summary>In bytes.</summary>
    public static int LengthFor(int bucketBits) => PieceBuckets.Length << bucketBits;

    /// <summary>The slot of a key, whose first bucket is known: its own if it is there, or else one to put it in, of which <paramref name="isThere"/> is false.</summary>
    /// <remarks>
    /// A new key goes to its first bucket as long as a slot is free there, and none ever becomes free: so a key that isn't in its
    /// first bucket, with a slot free there, isn't in the other one either. A token that no text has had yet leaves its slot to it.
    /// Where both buckets are full of others, it goes over the one whose ids are the rarest.
    /// </remarks>
    public ulong* SlotFor(ulong* first, PieceKey key, out bool isThere)
    {
        ulong* slot = PieceBuckets.SlotOf(first, key);
        isThere = slot is not null;
        if (isThere)
        {
            return slot;
        }

        slot = FreeOrUnmet(first);
        if (slot is null)
        {
            ulong* other = buckets.OtherOf(key);
            slot = PieceBuckets.SlotOf(other, key);
            isThere = slot is not null;
            if (isThere)
            {
                return slot;
            }

            slot = FreeOrUnmet(other);
        }

        return slot is not null ? slot : PressOut(first, buckets.OtherOf(key));
    }

    /// <summary>Puts in a token that no text has had yet, if it isn't there, and if its first bucket has a free slot; else it is missing.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public void PutUnmet(PieceKey key, int id)
    {
        ulong* first = buckets.Of(key);
        if (PieceBuckets.SlotOf(first, key) is not null)
        {
            return;
        }

        ulong* slot = PieceBuckets.Free(first, ways);
        if (slot is not null)
        {
            count++;
            Set(slot, key, PieceIds.OfUnmet(id), more: 0);
        }
        else
        {
            tokens.Miss(key);
        }
    }

    /// <summary>Fills a slot that <see cref="SlotFor"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>Doubles the number of buckets until the keys, and so many more, fill at most 5 of 8 slots, of long keys half of them, as long as there is memory.</summary>
    /// <remarks>Two slots of a bucket overflow sooner than four: then one of ten keys is in its other bucket, where it takes a second look.</remarks>
    public void GrowFor(int more)
    {
        long eighths = IsShort ? 5 : 4;
        while (8L * (count + more) > eighths * ways << BucketBits && BucketBits < maxBits)
        {
            Grow();
        }
    }

    public void Clear()
    {
        new Span<byte>(block.Start, Bytes).Clear();
        count = 0;
    }

    public void Dispose() => block.Dispose();

    private void SetBucketBits(int bits)
    {
        BucketBits = bits;
        buckets = new PieceBuckets(block.Start, seed, bits);
        block.Use(Bytes);
    }

    /// <summary>Doubles the number of buckets in place.</summary>
    /// <remarks>
    /// A bucket is named by the top bits of a hash, so that bucket i becomes 2i and 2i + 1: from the last one on, no bucket is written over before it
    /// was read. What is in its other bucket is put aside, and then put in again, so that nothing is there which has room in its first.
    /// Example: of buckets 0 and 1, 1 becomes 2 and 3, and then 0 becomes 0 and 1.
    /// </remarks>
    [MethodImpl(Compilation.AtOnce)]
    private void Grow()
    {
        int oldCount = 1 << BucketBits;
        SetBucketBits(BucketBits + 1);
        var displaced = new List<KeptPiece>();
        for (int bucket = oldCount - 1; bucket >= 0; bucket--)
        {
            Split(bucket, displaced);
        }

        count -= displaced.Count;
        foreach (KeptPiece piece in displaced)
        {
            Set(SlotFor(buckets.Of(piece.Key), piece.Key, out _), piece.Key, piece.Ids, piece.More);
        }
    }

    /// <summary>Moves the keys of a bucket of half as many to the two that it becomes, except those that are in their other bucket.</summary>
    /// <remarks>Without a branch on what can't be foretold, how many keys there are and where each goes: a free slot is moved too, to where the next key will be written over it.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(Compilation.AtOnce)]
    private void Split(int bucket, List<KeptPiece> displaced)
    {
        const int Words = PieceBuckets.Length / sizeof(ulong);
        var start = (ulong*)block.Start;
        ulong* slot = stackalloc ulong[Words];
        Unsafe.CopyBlockUnaligned(slot, start + ((nint)bucket * Words), PieceBuckets.Length);
        ulong* lower = start + (2 * (nint)bucket * Words);
        Unsafe.InitBlockUnaligned(lower, 0, 2 * PieceBuckets.Length);
        int* taken = stackalloc int[2];
        taken[0] = taken[1] = 0;
        for (int way = 0; way < ways; way++, slot++)
        {
            int isTaken = slot[PieceBuckets.Ways] != 0 ? 1 : 0;
            KeptPiece piece = Get(slot);
            nint half = (nint)(buckets.Of(piece.Key) - lower) / Words * isTaken;
            if (half is 0 or 1)
            {
                Set(lower + (half * Words) + taken[half], piece.Key, piece.Ids, piece.More);
                taken[half] += isTaken;
            }
            else
            {
                displaced.Add(piece);
            }
        }
    }

    /// <summary>What is in a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KeptPiece Get(ulong* slot) => new(
        new PieceKey(slot[0], IsShort ? 0 : slot[PieceBuckets.LongWays]),
        new PieceIds(slot[PieceBuckets.Ways]),
        IsShort ? 0 : slot[PieceBuckets.Ways + PieceBuckets.LongWays]);

    /// <summary>A free slot of a bucket, taken now, or else that of a token which no text has had yet; or null.</summary>
    private ulong* FreeOrUnmet(ulong* bucket)
    {
        ulong* slot = PieceBuckets.Free(bucket, ways);
        if (slot is not null)
        {
            count++;
            return slot;
        }

        for (slot = bucket; slot < bucket + ways; slot++)
        {
            KeptPiece piece = Get(slot);
            if (piece.Ids.IsUnmet)
            {
                tokens.Miss(piece.Key);
                return slot;
            }
        }

        return null;
    }

    /// <summary>The slot of the greatest value, which is the rarest piece, for another.</summary>
    private ulong* PressOut(ulong* first, ulong* other)
    {
        ulong* rarest = first;
        for (int way = 0; way < ways; way++)
        {
            rarest = first[way + PieceBuckets.Ways] > rarest[PieceBuckets.Ways] ? first + way : rarest;
            rarest = other[way + PieceBuckets.Ways] > rarest[PieceBuckets.Ways] ? other + way : rarest;
        }

        KeptPiece pressedOut = Get(rarest);
        if (pressedOut.Ids.IsOne)
        {
            tokens.Miss(pressedOut.Key);
        }

        return rarest;
    }
}
