using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// The rank of two adjacent tokens together: the question that merging asks, answered from what was asked before. For one
/// worker at a time.
/// </summary>
/// <remarks>
/// A "no" comes from the vocabulary's pair filter nearly always. What the filter lets through is kept in a table with one
/// place a hash: an entry holds both ids and the answer in 8 bytes, so that it can't answer for another pair.
/// </remarks>
internal sealed unsafe class PairRanks(Vocabulary vocabulary) : IDisposable
{
    /// <summary>512 KiB.</summary>
    private const int EntryBits = 16;

    /// <summary>An entry: 1, left id, right id, answer + 1 (0 for none). Ids of more bits than this aren't kept.</summary>
    private const int IdBits = 21;
    private readonly NativeBlock entries = new(sizeof(ulong) << EntryBits);
    private readonly PairFilter filter = vocabulary.Pairs;
    private readonly int[] bytePairs = vocabulary.BytePairs;

    /// <summary>The rank of two bytes, or <see cref="Vocabulary.NoRank"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OfBytes(byte left, byte right) => bytePairs[(left << 8) | right];

    /// <summary>The rank of two tokens, or <see cref="Vocabulary.NoRank"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(int left, int right)
    {
        ulong hash = PairFilter.Hash(left, right);
        return filter.MayContain(hash) ? OfCandidate(left, right, hash) : Vocabulary.NoRank;
    }

    public void Dispose() => entries.Dispose();

    private int OfCandidate(int left, int right, ulong hash)
    {
        ulong key = (1UL << (2 * IdBits)) | ((ulong)(uint)left << IdBits) | (uint)right;

        // SAFETY: the hash is shifted to EntryBits bits.
        ulong* entry = (ulong*)entries.Start + (hash >> (64 - EntryBits));
        if (*entry >> IdBits == key)
        {
            return (int)(*entry & ((1UL << IdBits) - 1)) - 1 is var rank and >= 0 ? rank : Vocabulary.NoRank;
        }

        int found = Find(left, right);
        *entry = (key << IdBits) | (uint)(found + 1);
        return found >= 0 ? found : Vocabulary.NoRank;
    }

    private int Find(int left, int right)
    {
        ReadOnlySpan<byte> leftBytes = vocabulary.GetBytes(left);
        ReadOnlySpan<byte> rightBytes = vocabulary.GetBytes(right);
        int length = leftBytes.Length + rightBytes.Length;
        if (length > vocabulary.MaxTokenLength)
        {
            return -1;
        }

        const int MaxOnStack = 256;
        Span<byte> both = length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[length];
        leftBytes.CopyTo(both);
        rightBytes.CopyTo(both.Slice(leftBytes.Length));
        return vocabulary.Find(both.Slice(0, length));
    }
}
