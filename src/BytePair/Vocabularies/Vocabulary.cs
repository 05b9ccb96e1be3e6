using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The map between token ids and byte strings. Rank and id are the same number: the lower of two merges first.
/// </summary>
internal sealed class Vocabulary
{
    private readonly TokenStore tokens;
    private readonly RankTable ranks;
    private readonly VocabularyMemory memory;

    private Vocabulary(VocabularyMemory memory)
    {
        this.memory = memory;
        if (memory.Length < PrebuiltFormat.OffsetsAt || memory.ReadUInt32(0) != PrebuiltFormat.Magic)
        {
            throw new InvalidDataException("The memory doesn't hold a prebuilt vocabulary of a version that this library reads.");
        }

        int idCount = (int)memory.ReadUInt32(PrebuiltFormat.IdCountAt);
        int slotBits = (int)memory.ReadUInt32(PrebuiltFormat.SlotBitsAt);
        MaxTokenLength = (int)memory.ReadUInt32(PrebuiltFormat.MaxTokenLengthAt);
        tokens = new TokenStore(memory, idCount);
        ranks = new RankTable(memory, PrebuiltFormat.OffsetsAt + ((idCount + 1) * sizeof(uint)), slotBits, idCount);
    }

    /// <summary>The highest id + 1.</summary>
    public int IdCount => tokens.IdCount;

    /// <summary>The length of the longest token in bytes.</summary>
    public int MaxTokenLength { get; }

    /// <summary>The whole prebuilt form.</summary>
    public ReadOnlySpan<byte> Form => memory.Slice(0, memory.Length);

    /// <summary>Opens one of the vocabularies that ship inside the assembly, e.g. <c>cl100k_base</c>.</summary>
    public static Vocabulary OpenPrebuilt(string name) => new(VocabularyMemory.OfResource(name + ".bpv"));

    /// <summary>The id of the token with these bytes, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> bytes) => bytes.Length <= MaxTokenLength ? ranks.Find(bytes, tokens) : -1;

    /// <summary>The id of a single byte, or -1 where the vocabulary lacks it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindByte(byte value) => (int)memory.ReadUInt32(PrebuiltFormat.ByteTokensAt + (value * sizeof(uint)));

    /// <summary>The bytes of a token; empty for an id that is out of range or a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> GetBytes(int id) => tokens.GetBytes(id);
}
