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

    /// <summary>The table as it is now; void once the <see cref="Generation"/> changes.</summary>
    public PieceBuckets Buckets => table.Buckets;

    /// <summary>Changes when the table moves in memory.</summary>
    public int Generation { get; private set; }

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => table.Bytes + Records.Bytes;

    /// <summary>The key of a piece of more than <see cref="PieceKey.MaxWholeLength"/> bytes.</summary>
    public PieceKey KeyOfHashed(ReadOnlySpan<byte> piece) => PieceKey.OfHashed(piece, seed.First);

    /// <summary>The ids of a piece, if they are there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="piece">Its bytes if the key is a hash; else empty.</param>
    /// <param name="destination">Receives the ids; has room for <see cref="PieceIds.MaxInline"/> and for as many as the piece has.</param>
    /// <returns>Their number; 0 if the piece isn't there, -1 if another of the same hash is.</returns>
    public int Find(PieceKey key, ReadOnlySpan<byte> piece, int* destination)
    {
        PieceIds ids = table.Find(key);
        if (!ids.IsRecord)
        {
            return ids.Write(destination);
        }

        if (!piece.IsEmpty && !Records.IsOf(ids.Record, piece))
        {
            return -1;
        }

        ReadOnlySpan<int> known = Records.IdsAt(ids.Record);
        known.CopyTo(new Span<int>(destination, known.Length));
        return known.Length;
    }

    /// <summary>Keeps the ids of a piece that isn't there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="piece">Its bytes if the key is a hash; else empty.</param>
    /// <param name="ids">Its ids.</param>
    public void Add(PieceKey key, ReadOnlySpan<byte> piece, ReadOnlySpan<int> ids)
    {
        GrowIfHalfFull();
        if (!piece.IsEmpty || !PieceIds.TryPack(ids, out PieceIds packed))
        {
            if (!Records.TryAdd(piece, ids, out int position))
            {
                Records.Clear();
                table.Clear();
                return;
            }

            packed = PieceIds.OfRecord(position);
        }

        table.Add(key, packed);
    }

    public void Dispose() => table.Dispose();

    private void GrowIfHalfFull()
    {
        if (table.IsHalfFull && bucketBits < MaxBucketBits)
        {
            PieceTable old = table;
            table = new PieceTable(++bucketBits, seed);
            old.CopyTo(table);
            old.Dispose();
            Generation++;
        }
    }
}
