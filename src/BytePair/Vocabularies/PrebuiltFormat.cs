namespace BytePair.Vocabularies;

/// <summary>
/// The prebuilt form of a vocabulary: everything that a look-up needs, read where it lies. All numbers are little-endian.
/// </summary>
/// <remarks>
/// <code>
/// offset  size                what
///      0     4                magic "BPV2"
///      4     4                idCount: the highest id + 1
///      8     4                tokenCount: idCount less the holes
///     12     4                maxTokenLength in bytes
///     16     4                slotBits: the rank table has 2^slotBits slots
///     20     4                length of the whole form in bytes
///     24     8                FNV-1a-64 of everything behind the header
///     32    32                SHA-256 of the published file that it was made from
///     64  1024                the rank of each single byte
///   1088  4·(idCount + 1)     where the bytes of each token begin; a hole in the id space is empty
///      …  4·2^slotBits        the rank table (see <see cref="RankTable"/>)
///      …                      zero bytes up to a multiple of 8
///      …                      the pair table (see <see cref="PairTable"/>)
///      …                      the bytes of all tokens in id order, then TailPadding zero bytes
/// </code>
/// </remarks>
internal static class PrebuiltFormat
{
    public const uint Magic = 0x32565042;
    public const int IdCountAt = 4;
    public const int TokenCountAt = 8;
    public const int MaxTokenLengthAt = 12;
    public const int SlotBitsAt = 16;
    public const int TotalLengthAt = 20;
    public const int ChecksumAt = 24;
    public const int SourceHashAt = 32;
    public const int HeaderLength = 64;
    public const int ByteRanksAt = HeaderLength;
    public const int OffsetsAt = ByteRanksAt + (256 * sizeof(uint));
    public const int TailPadding = 16;

    /// <summary>Stands for "free" in the rank table.</summary>
    public const uint NoToken = uint.MaxValue;

    /// <summary>Where the pair table begins: behind the rank table, aligned to 8 bytes.</summary>
    public static int PairsAt(int rankTableAt, int slotBits) => (rankTableAt + (sizeof(uint) << slotBits) + 7) & ~7;

    /// <summary>FNV-1a-64, the checksum of the form.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> content)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in content)
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return hash;
    }
}
