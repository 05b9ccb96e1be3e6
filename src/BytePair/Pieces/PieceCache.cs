namespace BytePair.Pieces;

/// <summary>
/// The pieces met so far with their ids. For one worker at a time; bounded; what it forgets is merely looked up again.
/// </summary>
/// <remarks>
/// Two tables, for short keys and for others, and records for what doesn't fit their slots. A table doubles as it fills, up to a
/// limit; then a new entry takes the place of a rare one. A look-up touches two lines of a table and a record at most, whatever
/// was put in. When the records are full, everything is forgotten.
/// </remarks>
internal sealed unsafe class PieceCache : IDisposable
{
    /// <summary>The longest piece in bytes that is kept.</summary>
    public const int MaxPieceLength = 1024;

    private const int FirstBucketBits = 7;
    private const int MaxShortBits = 16;
    private const int MaxLongBits = 17;
    private readonly HashSeed seed = HashSeed.Create();
    private PieceTable shorts;
    private PieceTable longs;

    public PieceCache()
    {
        shorts = new PieceTable(FirstBucketBits, PieceBuckets.Ways, seed);
        longs = new PieceTable(FirstBucketBits, PieceBuckets.LongWays, seed);
    }

    /// <summary>The most bytes that one cache takes: 20 MiB.</summary>
    public static int MaxBytes => PieceTable.LengthFor(MaxShortBits) + PieceTable.LengthFor(MaxLongBits) + (PieceRecords.MaxLength * sizeof(int));

    /// <summary>What doesn't fit the table.</summary>
    public PieceRecords Records { get; } = new();

    /// <summary>Where short keys are, now; void after <see cref="MakeRoom"/>.</summary>
    public PieceBuckets ShortBuckets => shorts.Buckets;

    /// <summary>Where the other keys are, now; void after <see cref="MakeRoom"/>.</summary>
    public PieceBuckets LongBuckets => longs.Buckets;

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => shorts.Bytes + longs.Bytes + Records.Bytes;

    /// <summary>The key of a piece of more than <see cref="PieceKey.MaxWholeLength"/> bytes.</summary>
    public PieceKey KeyOfHashed(ReadOnlySpan<byte> piece) => PieceKey.OfHashed(piece, seed.First);

    /// <summary>How many pieces may be new at once without pressing others out of a table that would rather grow.</summary>
    public int RoomForNew => (PieceBuckets.Ways << shorts.BucketBits) / 8;

    /// <summary>Makes room for so many new pieces of so many bytes in all; to be called before their buckets are found.</summary>
    public void MakeRoom(int pieces, int bytes)
    {
        if (!Records.HasRoomFor(pieces, Math.Min(bytes, pieces * MaxPieceLength)))
        {
            Records.Clear();
            shorts.Clear();
            longs.Clear();
        }

        GrowIfFilling(ref shorts, MaxShortBits);
        GrowIfFilling(ref longs, MaxLongBits);
    }

    /// <summary>The bucket that a key is looked for in if it isn't in the first.</summary>
    public ulong* OtherBucketOf(PieceKey key) => TableOf(key).Buckets.OtherOf(key);

    /// <summary>What stands for the ids of a piece, and what that has no room for; 0 if the piece isn't there.</summary>
    /// <remarks>If the key is a hash, it may be another piece's record.</remarks>
    public PieceIds Find(PieceKey key, out ulong more) => TableOf(key).Find(key, out more);

    /// <summary>Keeps the ids of a piece of a group whose buckets are known, if it isn't there; <see cref="MakeRoom"/> made room for them.</summary>
    public void Keep(PieceGroup* group, int at, ReadOnlySpan<int> ids)
    {
        PieceKey key = group->KeyOf(at);
        var first = (ulong*)group->Buckets[at];
        var other = (ulong*)group->OtherBuckets[at];
        ulong value = PieceBuckets.Find(first, key, out ulong more);
        value = value != 0 ? value : PieceBuckets.Find(other, key, out more);
        if (value == 0)
        {
            PieceIds packed = Pack(key, group->LengthOf(at) > PieceKey.MaxWholeLength ? (*group)[at] : default, ids, out more);
            TableOf(key).Add(first, other, key, packed, more);
            value = packed.Bits;
        }

        group->Values[at] = value;
        group->More[at] = more;
    }

    /// <summary>Keeps the ids of a piece that isn't there, for which <see cref="MakeRoom"/> made room.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="piece">Its bytes if the key is a hash; else empty.</param>
    /// <param name="ids">Its ids.</param>
    public void Add(PieceKey key, ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        PieceIds packed = Pack(key, piece, ids, out ulong more);
        TableOf(key).Add(key, packed, more);
    }

    public void Dispose()
    {
        shorts.Dispose();
        longs.Dispose();
    }

    private PieceIds Pack(PieceKey key, ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids, out ulong more)
    {
        more = 0;
        int room = key.IsShort ? PieceIds.MaxInWord : PieceIds.MaxInTwo;
        return piece.IsEmpty && PieceIds.TryPack(ids, room, out PieceIds packed, out more)
            ? packed
            : PieceIds.OfRecord(Records.Add(piece, ids));
    }

    private static void GrowIfFilling(ref PieceTable table, int maxBits)
    {
        if (table.IsFilling && table.BucketBits < maxBits)
        {
            PieceTable old = table;
            table = old.Doubled();
            old.Dispose();
        }
    }

    private PieceTable TableOf(PieceKey key) => key.IsShort ? shorts : longs;
}
