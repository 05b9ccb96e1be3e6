using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>Tells that no two bytes of a piece merge: then it is done, each byte a token.</summary>
/// <remarks>
/// Real text has few such pieces, random bytes little else. The bytes are looked at as one number, the first lowest, and all pairs of it are asked for,
/// however many count: no branch can foretell that. Example: of 'a', 0x9F, 0xFF and three bytes that don't count, the answers for the pairs (a, 9F) and
/// (9F, FF) are bits 0 and 1; the other three bits are left out.
/// SAFETY: it points to what a vocabulary holds (<see cref="Vocabulary.MergingBytes"/>, <see cref="Vocabulary.ByteRanks"/>), whose owner keeps it there.
/// </remarks>
internal readonly unsafe struct BytesApart(ulong* merging, byte* ranks)
{
    /// <summary>The longest piece in bytes.</summary>
    public const int MaxLength = 6;

    private const int ByteBits = 8;

    /// <summary>Whether the bytes of all pieces that this tells of are what merging and looking for the whole come to.</summary>
    public static bool Holds(Vocabulary vocabulary) =>
        vocabulary.IdOfRank is null && vocabulary.Traits.Has(VocabularyTraits.HasEachByte | VocabularyTraits.MergesToWholes);

    /// <summary>1 if no two of the first bytes merge, else 0.</summary>
    /// <param name="bytes">The bytes, and any others above them.</param>
    /// <param name="length">How many count, 1 to <see cref="MaxLength"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint AreApart(ulong bytes, int length)
    {
        uint merge = Merge(bytes) | (Merge(bytes >> ByteBits) << 1) | (Merge(bytes >> (2 * ByteBits)) << 2)
            | (Merge(bytes >> (3 * ByteBits)) << 3) | (Merge(bytes >> (4 * ByteBits)) << 4);
        return (merge & ((1u << (length - 1)) - 1)) == 0 ? 1u : 0;
    }

    /// <summary>Sets the ids of <see cref="MaxLength"/> bytes, however many count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToIds(ulong bytes, int* ids)
    {
        for (int* end = ids + MaxLength; ids < end; ids++, bytes >>= ByteBits)
        {
            *ids = (int)VocabularyMemory.ReadUInt32(ranks + ((byte)bytes * sizeof(uint)));
        }
    }

    /// <summary>1 if the first two bytes merge, else 0.</summary>
    /// <remarks>SAFETY: there is a bit for each two bytes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Merge(ulong bytes) => (uint)(merging[(ushort)bytes / Vocabulary.PairsInWord] >> (int)(bytes % Vocabulary.PairsInWord)) & 1;
}
