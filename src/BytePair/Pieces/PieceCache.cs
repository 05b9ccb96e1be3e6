using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>
/// The pieces met so far with their ids. For one worker at a time; bounded; what it forgets is merely looked up again.
/// </summary>
/// <remarks>
/// Two tables, for short keys and for others, and records for what doesn't fit their slots. A table doubles in place as it fills, up to a
/// limit; then a new entry takes the place of a rare one. A look-up touches two lines of a table and a record at most, whatever
/// was put in. Where much is new, all tokens are put in too (<see cref="KnownTokens"/>). When the records are full, everything is
/// forgotten. Of text in which nearly no piece comes again, such as random letters, few are kept: to write the rest would press others
/// out for nothing.
/// </remarks>
internal sealed unsafe class PieceCache : IDisposable
{
    /// <summary>The longest piece in bytes that is kept.</summary>
    public const int MaxPieceLength = 1024;

    /// <summary>Few pieces are kept once so many came in a row, of which at each look at some of them more than 7 of 8 were new.</summary>
    public const int Patience = 1 << 14;

    /// <summary>Then one of so many is kept, so that text that repeats itself after all is found out; and each whose ids don't fit two words.</summary>
    public const int KeptOf = 8;

    private const int FirstBucketBits = 7;
    private const int MaxShortBits = 16;
    private const int MaxLongBits = 17;
    private readonly HashSeed seed;
    private readonly bool packsIds;
    private readonly PieceTable shorts;
    private readonly PieceTable longs;

    /// <summary>Pieces that came in a row, up to <see cref="Patience"/>.</summary>
    private int newInARow;

    /// <summary>Counts those that aren't kept.</summary>
    private uint passed;

    /// <param name="idLimit">Ids are below this.</param>
    public PieceCache(int idLimit)
        : this(idLimit, HashSeed.Create())
    {
    }

    /// <summary>A cache with a seed that is known, so that the same pieces press the same others out.</summary>
    internal PieceCache(int idLimit, HashSeed seed)
    {
        this.seed = seed;
        packsIds = idLimit <= PieceIds.IdLimit;
        Tokens = new KnownTokens(seed);
        shorts = new PieceTable(FirstBucketBits, MaxShortBits, PieceBuckets.Ways, seed, Tokens);
        longs = new PieceTable(FirstBucketBits, MaxLongBits, PieceBuckets.LongWays, seed, Tokens);
    }

    /// <summary>The most bytes that one cache takes: 20 MiB and 128 KiB.</summary>
    public static int MaxBytes => PieceTable.LengthFor(MaxShortBits) + PieceTable.LengthFor(MaxLongBits) + (PieceRecords.MaxLength * sizeof(int)) + KnownTokens.MaxBytes;

    /// <summary>What doesn't fit the table.</summary>
    public PieceRecords Records { get; } = new();

    /// <summary>Which tokens are here.</summary>
    public KnownTokens Tokens { get; }

    /// <summary>Where short keys are, now; void after <see cref="MakeRoom"/>.</summary>
    public ref readonly PieceBuckets ShortBuckets => ref shorts.Buckets;

    /// <summary>Where the other keys are, now; void after <see cref="MakeRoom"/>.</summary>
    public ref readonly PieceBuckets LongBuckets => ref longs.Buckets;

    /// <summary>What it takes now, in bytes.</summary>
    public int Bytes => shorts.Bytes + longs.Bytes + Records.Bytes + Tokens.Bytes;

    /// <summary>The key of a piece of more than <see cref="PieceKey.MaxWholeLength"/> bytes.</summary>
    public PieceKey KeyOfHashed(ReadOnlySpan<byte> piece) => PieceKey.OfHashed(piece, seed.First);

    /// <summary>How many pieces may be new at once without pressing others out of a table that would rather grow.</summary>
    public int RoomForNew => (PieceBuckets.Ways << shorts.BucketBits) / 8;

    /// <summary>Puts all tokens in, once so many pieces were looked for among them that it pays; to be called before the buckets of any are found.</summary>
    public void PutTokensIfPaying(Vocabulary vocabulary)
    {
        if (packsIds && Tokens.PayToBePut(vocabulary))
        {
            Tokens.PutAll(vocabulary, shorts, longs);
        }
    }

    /// <summary>Makes room for so many new pieces of so many bytes in all; to be called before their buckets are found.</summary>
    public void MakeRoom(int pieces, int bytes)
    {
        if (!Records.HasRoomFor(pieces, Math.Min(bytes, pieces * MaxPieceLength)))
        {
            Records.Clear();
            shorts.Clear();
            longs.Clear();
            Tokens.Forget();
        }

        shorts.GrowFor(0);
        longs.GrowFor(0);
    }

    /// <summary>Takes note of how many of some pieces were new.</summary>
    public void Note(int pieces, int newOnes) => newInARow = 8 * newOnes > 7 * pieces ? Math.Min(newInARow + pieces, Patience) : 0;

    /// <summary>Keeps the ids of a piece of a group whose buckets are known, if it isn't there; <see cref="MakeRoom"/> made room for them.</summary>
    /// <param name="group">The group.</param>
    /// <param name="at">The piece.</param>
    /// <param name="ids">Its ids; <see cref="PieceIds.MaxInTwo"/> are readable, however many count.</param>
    /// <param name="count">How many there are.</param>
    public void Keep(PieceGroup* group, int at, int* ids, int count)
    {
        PieceKey key = group->KeyOf(at);
        int length = group->LengthOf(at);
        ulong more = 0;
        PieceIds value;
        if (newInARow >= Patience && packsIds && count <= PieceIds.MaxInTwo && ++passed % KeptOf != 0)
        {
            value = PieceIds.Pack(ids, count, out more);
        }
        else
        {
            PieceTable table = TableOf(key);
            ulong* slot = table.SlotFor((ulong*)group->Buckets[at], key, out bool isThere);
            if (isThere)
            {
                value = new PieceIds(slot[PieceBuckets.Ways]);
                more = key.IsShort ? 0 : slot[PieceBuckets.Ways + PieceBuckets.LongWays];
            }
            else
            {
                value = packsIds && length <= PieceKey.MaxWholeLength && count <= (key.IsShort ? PieceIds.MaxInWord : PieceIds.MaxInTwo)
                    ? PieceIds.Pack(ids, count, out more)
                    : PieceIds.OfRecord(Records.Add(length > PieceKey.MaxWholeLength ? (*group)[at] : default, new ReadOnlySpan<int>(ids, count)));
                table.Set(slot, key, value, more);
            }
        }

        group->Values[at] = value.Bits;
        group->More[at] = more;
    }

    public void Dispose()
    {
        shorts.Dispose();
        longs.Dispose();
        Records.Dispose();
    }

    private PieceTable TableOf(PieceKey key) => key.IsShort ? shorts : longs;
}
