using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The map between token ids and byte strings. Rank and id are the same number: the lower of two merges first.
/// </summary>
/// <remarks>
/// One form can hold two vocabularies, if the smaller is the beginning of the larger: p50k_base is r50k_base and 24 runs of
/// spaces. For the smaller, ids from a limit on are no tokens, here and in <see cref="PairTable"/>. What is made when first asked
/// for may be made by two threads at once; either is as good.
/// </remarks>
internal sealed class Vocabulary
{
    private readonly TokenStore tokens;
    private readonly RankTable ranks;
    private readonly VocabularyMemory memory;

    private Vocabulary(VocabularyMemory memory, int idLimit)
    {
        this.memory = memory;
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
        Pairs = new PairTable(memory, PrebuiltFormat.PairsAt(tableAt, slotBits), IdCount);
    }

    /// <summary>Stands for "no token" where ranks are compared: above all of them.</summary>
    public const int NoRank = int.MaxValue;

    /// <summary>The highest id + 1.</summary>
    public int IdCount => tokens.IdCount;

    /// <summary>The length of the longest token in bytes.</summary>
    public int MaxTokenLength { get; }

    /// <summary>The ranks of pairs of tokens.</summary>
    public PairTable Pairs { get; }

    /// <summary>The rank of each two bytes at <c>first · 256 + second</c>, or <see cref="NoRank"/>; 256 KiB, made when first asked for.</summary>
    public int[] BytePairs => field ??= FindBytePairs();

    /// <summary>What each token was merged of; 8 bytes a token, made when first asked for.</summary>
    public SplitTable Splits => field ??= new SplitTable(Pairs, tokens);

    /// <summary>The whole prebuilt form.</summary>
    public ReadOnlySpan<byte> Form => memory.Slice(0, memory.Length);

    /// <summary>Opens one of the vocabularies that ship inside the assembly, e.g. <c>cl100k_base</c>.</summary>
    /// <param name="name">The name of the form.</param>
    /// <param name="idLimit">Ids from this one on are no tokens.</param>
    public static Vocabulary OpenPrebuilt(string name, int idLimit = int.MaxValue) => new(VocabularyMemory.OfResource(name + ".bpv"), idLimit);

    /// <summary>The id of the token with these bytes, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> bytes) => bytes.Length <= MaxTokenLength ? ranks.Find(bytes, tokens) : -1;

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

    /// <summary>The id of a single byte, or -1 where the vocabulary lacks it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindByte(byte value) => (int)memory.ReadUInt32(PrebuiltFormat.ByteTokensAt + (value * sizeof(uint)));

    /// <summary>The bytes of a token; empty for an id that is out of range or a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> GetBytes(int id) => tokens.GetBytes(id);

    private int[] FindBytePairs()
    {
        int[] pairs = new int[1 << 16];
        pairs.AsSpan().Fill(NoRank);
        for (int id = 0; id < IdCount; id++)
        {
            ReadOnlySpan<byte> bytes = GetBytes(id);
            if (bytes.Length == 2)
            {
                pairs[(bytes[0] << 8) | bytes[1]] = id;
            }
        }

        return pairs;
    }
}
