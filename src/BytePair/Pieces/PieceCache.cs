namespace BytePair.Pieces;

/// <summary>
/// The pieces met so far with their ids. For one worker at a time; bounded; what it forgets is merely looked up again.
/// </summary>
/// <remarks>
/// A table, and records for what doesn't fit its slots. The table doubles while it is more than half full, up to a limit; then a new entry takes the place of a rare one. A look-up touches two lines of a table and
/// a record at most, whatever was put in. When the records are full, everything is forgotten.
/// </remarks>
internal sealed unsafe class PieceCache : IDisposable
{
    /// <summary>The longest piece in bytes that is kept.</summary>
    public const int MaxPieceLength = 1024;

    private const int FirstBucketBits = 7;
    private const int MaxBucketBits = 16;
    private readonly HashSeed seed = HashSeed.Create();
    private int bucketBits = FirstBucketBits;
    private PieceTable table;

    public PieceCache() => table = new PieceTable(bucketBits, seed);

    /// <summary>The most bytes that one cache takes: 16 MiB.</summary>
    public static int MaxBytes => PieceTable.LengthFor(MaxBucketBits) + (PieceRecords.MaxLength * sizeof(int));

    /// <summary>What doesn't fit the table.</summary>
    public PieceRecords Records { get; } = new();

    /// <summary>The table as it is now; void after <see cref="MakeRoom"/>.</summary>
    public PieceBuckets Buckets => table.Buckets;

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => table.Bytes + Records.Bytes;

    /// <summary>The key of a piece of more than <see cref="PieceKey.MaxWholeLength"/> bytes.</summary>
    public PieceKey KeyOfHashed(ReadOnlySpan<byte> piece) => PieceKey.OfHashed(piece, seed.First);

    /// <summary>Makes room for a group of new pieces; to be called before their buckets are found.</summary>
    public void MakeRoom()
    {
        if (!Records.HasRoomFor(PieceGroup.MaxCount, MaxPieceLength))
        {
            Records.Clear();
            table.Clear();
        }

        if (table.IsHalfFull && bucketBits < MaxBucketBits)
        {
            PieceTable old = table;
            table = new PieceTable(++bucketBits, seed);
            old.CopyTo(table);
            old.Dispose();
        }
    }

    /// <summary>What stands for the ids of a piece, and what that has no room for; 0 if the piece isn't there.</summary>
    /// <remarks>If the key is a hash, it may be another piece's record.</remarks>
    public PieceIds Find(PieceKey key, out ulong more) => table.Find(key, out more);

    /// <summary>Keeps the ids of a piece that isn't there, for which <see cref="MakeRoom"/> made room.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="piece">Its bytes if the key is a hash; else empty.</param>
    /// <param name="ids">Its ids.</param>
    /// <param name="more">Receives what the result has no room for.</param>
    /// <returns>What stands for the ids.</returns>
    public PieceIds Add(PieceKey key, ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids, out ulong more)
    {
        more = 0;
        int room = key.IsShort ? PieceIds.MaxInWord : PieceIds.MaxInTwo;
        if (!piece.IsEmpty || !PieceIds.TryPack(ids, room, out PieceIds packed, out more))
        {
            packed = PieceIds.OfRecord(Records.Add(piece, ids));
        }

        table.Add(key, packed, more);
        return packed;
    }

    public void Dispose() => table.Dispose();
}
