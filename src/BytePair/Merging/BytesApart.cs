using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>Tells that no two bytes of a piece merge: then it is done, each byte a token.</summary>
/// <remarks>
/// Real text has few such pieces, random bytes little else. Eight bytes are looked at as one number, the first lowest, and all pairs of it are asked for,
/// however many count: no branch can foretell that. Example: of 'a', 0x9F, 0xFF and five bytes that don't count, the answers for the pairs (a, 9F) and
/// (9F, FF) are bits 0 and 1; the other five bits are left out.
/// SAFETY: it points to what a vocabulary holds (<see cref="Vocabulary.MergingBytes"/>, <see cref="Vocabulary.ByteRanks"/>), whose owner keeps it there.
/// </remarks>
internal readonly unsafe struct BytesApart(ulong* merging, byte* ranks)
{
    /// <summary>The longest piece in bytes.</summary>
    public const int MaxLength = 2 * WordLength;

    private const int WordLength = sizeof(ulong);
    private const int ByteBits = 8;

    /// <summary>Whether the bytes of all pieces that this tells of are what merging and looking for the whole come to.</summary>
    public static bool Holds(Vocabulary vocabulary) =>
        vocabulary.IdOfRank is null && vocabulary.Traits.Has(VocabularyTraits.HasEachByte | VocabularyTraits.MergesToWholes);

    /// <summary>1 if the first two bytes merge, else 0: of real text they nearly always do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint FirstTwo(ulong bytes) => Pair(bytes);

    /// <summary>Sets the ids of so many bytes, at least one, if no two of them merge; else returns false.</summary>
    /// <param name="low">The first bytes.</param>
    /// <param name="high">Those that it has no room for, if there are any.</param>
    /// <param name="length">How many count; the others may be any.</param>
    /// <param name="ids">Room for <see cref="MaxLength"/>; what isn't asked for may be any.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryToIds(ulong low, ulong high, int length, int* ids)
    {
        if (AnyTwo(low, Math.Min(length, WordLength)))
        {
            return false;
        }

        if (length > WordLength)
        {
            if ((Pair((low >> ((WordLength - 1) * ByteBits)) | (high << ByteBits)) != 0) | AnyTwo(high, length - WordLength))
            {
                return false;
            }

            ToIds(high, ids + WordLength);
        }

        ToIds(low, ids);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AnyTwo(ulong bytes, int length)
    {
        uint all = Pair(bytes) | (Pair(bytes >> ByteBits) << 1) | (Pair(bytes >> (2 * ByteBits)) << 2) | (Pair(bytes >> (3 * ByteBits)) << 3)
            | (Pair(bytes >> (4 * ByteBits)) << 4) | (Pair(bytes >> (5 * ByteBits)) << 5) | (Pair(bytes >> (6 * ByteBits)) << 6);
        return (all & ((1u << (length - 1)) - 1)) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ToIds(ulong bytes, int* ids)
    {
        for (int* end = ids + WordLength; ids < end; ids++, bytes >>= ByteBits)
        {
            *ids = (int)VocabularyMemory.ReadUInt32(ranks + ((byte)bytes * sizeof(uint)));
        }
    }

    /// <remarks>SAFETY: there is a bit for each two bytes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Pair(ulong bytes) => (uint)(merging[(ushort)bytes / Vocabulary.PairsInWord] >> (int)(bytes % Vocabulary.PairsInWord)) & 1;
}
