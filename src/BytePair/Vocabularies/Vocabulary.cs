using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The map between token ids and byte strings, and the pairs that merge.
/// </summary>
/// <remarks>
/// <para>
/// A token has an id, by which users and models know it, and a rank, by which merging does: of two pairs, that merges first whose
/// token has the lower rank. In most vocabularies the two are one number. Where they aren't, the ranks are mapped to ids as they
/// leave merging (<see cref="ToIds(Span{int})"/>), and nowhere else: what is kept of texts has ids. Tokens that no merge makes have an id alone.
/// A single byte has a rank always; where the vocabulary lacks it, that has no id, and to come across it is an error.
/// </para>
/// <para>
/// One form can hold two vocabularies, if the smaller is the beginning of the larger: p50k_base is r50k_base and 24 runs of
/// spaces. For the smaller, ids from a limit on are no tokens, here and in <see cref="PairTable"/>. What is made when first asked
/// for may be made by two threads at once; either is as good.
/// </para>
/// </remarks>
internal sealed class Vocabulary
{
    private readonly TokenStore tokens;
    private readonly RankTable ranks;
    private readonly VocabularyMemory memory;

    private Vocabulary(VocabularyMemory memory, int idLimit)
        : this(memory, idLimit, idOfRank: null, VocabularyTraits.All)
    {
    }

    private Vocabulary(VocabularyMemory memory, int idLimit, int[]? idOfRank, VocabularyTraits traits)
    {
        this.memory = memory;
        IdOfRank = idOfRank;
        Traits = traits;
        if (memory.Length < PrebuiltFormat.OffsetsAt || memory.ReadUInt32(0) != PrebuiltFormat.Magic)
        {
            throw new InvalidDataException("The memory doesn't hold a prebuilt vocabulary of a version that this library reads.");
        }

        int idCount = (int)memory.ReadUInt32(PrebuiltFormat.IdCountAt);
        int slotBits = (int)memory.ReadUInt32(PrebuiltFormat.SlotBitsAt);
        MaxTokenLength = (int)memory.ReadUInt32(PrebuiltFormat.MaxTokenLengthAt);
        tokens = new TokenStore(memory, Math.Min(idCount, idLimit));
        int tableAt = PrebuiltFormat.OffsetsAt + ((idCount + 1) * sizeof(uint));
        ranks = new RankTable(memory, tableAt, slotBits, idCount);
        RankCount = idOfRank?.Length ?? IdCount;
        Pairs = new PairTable(memory, PrebuiltFormat.PairsAt(tableAt, slotBits), RankCount);
    }

    /// <summary>Stands for "no token" where ranks are compared: above all of them.</summary>
    public const int NoRank = int.MaxValue;

    /// <summary>Stands for the id of a byte that is no token.</summary>
    public const int NoId = -1;

    /// <summary>Bits in each number of <see cref="MergingBytes"/>.</summary>
    public const int PairsInWord = 64;

    /// <summary>What holds of the vocabulary.</summary>
    public VocabularyTraits Traits { get; }

    /// <summary>At each rank its id, or <see cref="NoId"/>; null if they are the same.</summary>
    public int[]? IdOfRank { get; }

    /// <summary>The highest rank + 1.</summary>
    public int RankCount { get; }

    /// <summary>The highest id + 1.</summary>
    public int IdCount => tokens.IdCount;

    /// <summary>The length of the longest token in bytes.</summary>
    public int MaxTokenLength { get; }

    /// <summary>The ranks of pairs of tokens.</summary>
    public PairTable Pairs { get; }

    /// <summary>The rank of each two bytes at <c>first · 256 + second</c>, or <see cref="NoRank"/>; 256 KiB, made when first asked for.</summary>
    public int[] BytePairs => field ??= FindBytePairs();

    /// <summary>Which two bytes merge: a bit for each two at <c>first + second · 256</c>; 8 KiB, made when first asked for.</summary>
    public ulong[] MergingBytes => field ??= FindMergingBytes();

    /// <summary>What each token was merged of; 8 bytes a token, made when first asked for.</summary>
    public SplitTable Splits => field ??= new SplitTable(this);

    /// <summary>Tokens that merging doesn't make; made when first asked for.</summary>
    public UnmergedTokens Unmerged => field ??= new UnmergedTokens(this);

    /// <summary>All tokens in the order of their bytes; 4 bytes a token, made when first asked for.</summary>
    public SortedTokens Sorted => field ??= new SortedTokens(this);

    /// <summary>The whole prebuilt form.</summary>
    public ReadOnlySpan<byte> Form => memory.Slice(0, memory.Length);

    /// <summary>Opens one of the vocabularies that ship inside the assembly, e.g. <c>cl100k_base</c>.</summary>
    /// <param name="name">The name of the form.</param>
    /// <param name="idLimit">Ids from this one on are no tokens.</param>
    public static Vocabulary OpenPrebuilt(string name, int idLimit = int.MaxValue) => new(VocabularyMemory.OfResource(name + ".bpv"), idLimit);

    /// <summary>Reads a form that our own writer made, or that was checked.</summary>
    /// <param name="memory">The form.</param>
    /// <param name="idLimit">Ids from this one on are no tokens.</param>
    /// <param name="idOfRank">At each rank its id, or <see cref="NoId"/>; null if they are the same.</param>
    /// <param name="traits">What holds of the vocabulary.</param>
    public static Vocabulary Open(VocabularyMemory memory, int idLimit, int[]? idOfRank, VocabularyTraits traits) => new(memory, idLimit, idOfRank, traits);

    /// <summary>The id of the token that a piece of these bytes is as a whole, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> bytes) => bytes.Length <= MaxTokenLength ? ranks.Find(bytes, tokens) : -1;

    /// <summary>The id of the token with these bytes, be it one that no text encodes to, or -1.</summary>
    public int FindToken(ReadOnlySpan<byte> bytes)
    {
        int id = Find(bytes);
        return id < 0 && !Traits.Has(VocabularyTraits.FindsEachToken) ? Sorted.Find(bytes) : id;
    }

    /// <summary>Has what <see cref="FindCandidate"/> will read fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchSlot(ulong hash) => ranks.Prefetch(hash);

    /// <summary>The id of the first token that bytes of this hash (<see cref="TokenHash"/>) may be, or -1 if they are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindCandidate(ulong hash) => ranks.FindCandidate(hash);

    /// <summary>Has fetched where the bytes of a token lie; of any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchPlace(int id) => tokens.PrefetchPlace(id);

    /// <summary>Has the bytes of a token fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchBytes(int id) => tokens.PrefetchBytes(id);

    /// <summary>Where the ranks of the 256 single bytes lie, as little-endian numbers of 4 bytes; for whoever holds this object meanwhile.</summary>
    public unsafe byte* ByteRanks => memory.At(PrebuiltFormat.ByteRanksAt);

    /// <summary>The rank of a single byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOfByte(byte value) => (int)memory.ReadUInt32(PrebuiltFormat.ByteRanksAt + (value * sizeof(uint)));

    /// <inheritdoc cref="TokenStore.CopyShort"/>
    public int CopyShort(ReadOnlySpan<int> ids, Span<byte> destination, out int bytesWritten) => tokens.CopyShort(ids, destination, out bytesWritten);

    /// <inheritdoc cref="TokenStore.SumLengths"/>
    public int SumLengths(ReadOnlySpan<int> ids, out long sum) => tokens.SumLengths(ids, out sum);

    /// <summary>The bytes of a token; empty for an id that is out of range or a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> GetBytes(int id) => tokens.GetBytes(id);

    /// <summary>The id of a rank, or <see cref="NoId"/>.</summary>
    public int IdOf(int rank) => IdOfRank is null ? rank : IdOfRank[rank];

    /// <summary>The bytes of the token that merging knows by this rank.</summary>
    public ReadOnlySpan<byte> GetBytesOfRank(int rank)
    {
        int id = IdOf(rank);
        return id == NoId ? SingleBytes.Of((byte)rank) : GetBytes(id);
    }

    /// <summary>What is thrown where an encoded text would have the rank of a byte that is no token.</summary>
    public static InvalidOperationException MissingByte(int rank) =>
        new($"The text can't be encoded: it has the byte 0x{rank:X2}, for which the vocabulary has no token.");

    /// <summary>Replaces ranks by their ids.</summary>
    /// <exception cref="InvalidOperationException">One is that of a byte which the vocabulary lacks.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToIds(Span<int> ranks)
    {
        if (IdOfRank is not null)
        {
            ToIds(ranks, IdOfRank);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ToIds(Span<int> ranks, int[] idOfRank)
    {
        foreach (ref int rank in ranks)
        {
            int id = idOfRank[rank];
            rank = id != NoId ? id : throw MissingByte(rank);
        }
    }

    private int[] FindBytePairs()
    {
        int[] pairs = new int[1 << 16];
        bool isMerged = IdOfRank is null && Traits.Has(VocabularyTraits.MergesToWholes | VocabularyTraits.FindsEachToken);
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = isMerged ? NoRank : Pairs.RankOf(RankOfByte((byte)(i >> 8)), RankOfByte((byte)i));
        }

        // Then each token of two bytes is what they merge to. Those are few: to go through them takes a quarter of asking for all pairs.
        for (int id = isMerged ? tokens.NextOfLength(2, 0) : -1; id >= 0; id = tokens.NextOfLength(2, id + 1))
        {
            ReadOnlySpan<byte> bytes = tokens.GetBytes(id);
            pairs[(bytes[0] << 8) | bytes[1]] = id;
        }

        GC.KeepAlive(this);
        return pairs;
    }

    private ulong[] FindMergingBytes()
    {
        ulong[] bits = new ulong[BytePairs.Length / PairsInWord];
        for (int i = 0; i < BytePairs.Length; i++)
        {
            int first = i >> 8;
            int second = i & byte.MaxValue;
            bits[((second << 8) | first) / PairsInWord] |= (BytePairs[i] != NoRank ? 1UL : 0) << (first % PairsInWord);
        }

        return bits;
    }
}
