using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>The map from token ids to their bytes, read in place.</summary>
internal readonly struct TokenStore
{
    private readonly VocabularyMemory memory;

    public TokenStore(VocabularyMemory memory, int idCount)
    {
        this.memory = memory;
        IdCount = idCount;
    }

    /// <summary>The highest id + 1.</summary>
    public int IdCount { get; }

    /// <summary>The bytes of a token; empty for an id that is out of range or a hole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> GetBytes(int id)
    {
        if ((uint)id >= (uint)IdCount)
        {
            return default;
        }

        int at = PrebuiltFormat.OffsetsAt + (id * sizeof(uint));
        int start = (int)memory.ReadUInt32(at);
        int end = (int)memory.ReadUInt32(at + sizeof(uint));
        return memory.Slice(start, end - start);
    }

    /// <summary>Has fetched where the bytes of a token lie; of any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchPlace(int id) => memory.Prefetch(PrebuiltFormat.OffsetsAt + (id * sizeof(uint)));

    /// <summary>Has the bytes of a token fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchBytes(int id) => memory.Prefetch((int)memory.ReadUInt32(PrebuiltFormat.OffsetsAt + (id * sizeof(uint))));
}
