using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace BytePair.Pieces;

/// <summary>
/// What a piece is looked up by in the cache: 16 bytes. A piece of up to 15 bytes is its own key, so that equal keys are
/// equal pieces. A longer one is hashed, and its bytes are compared afterwards.
/// </summary>
/// <remarks>
/// Up to 7 bytes, padded with zeros, and their length fill the low half; so do 8 bytes whose last is above 7, which no
/// length is. The high half is then 0. Otherwise the bytes fill both halves and the length is the last byte.
/// </remarks>
internal readonly struct PieceKey(ulong low, ulong high)
{
    /// <summary>The longest piece in bytes that is its own key.</summary>
    public const int MaxWholeLength = 15;

    /// <summary>Bytes that are read of a piece, whatever its length.</summary>
    public const int ReadLength = 16;

    private const ulong HashMark = 0x80UL << 56;

    private const int ShortRows = 10;

    /// <summary>For each length, the last standing for all beyond 8: the bits that belong to the piece, and what is added to them.</summary>
    private static ReadOnlySpan<ulong> ShortMasks =>
    [
        0, 0,
        0xFF, 1UL << 56,
        0xFFFF, 2UL << 56,
        0xFFFFFF, 3UL << 56,
        0xFFFFFFFF, 4UL << 56,
        0xFFFFFFFFFF, 5UL << 56,
        0xFFFFFFFFFFFF, 6UL << 56,
        0xFFFFFFFFFFFFFF, 7UL << 56,
        ulong.MaxValue, 0,
        0, 0,
    ];

    /// <summary>True if the low half is the whole key.</summary>
    public bool IsShort
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => High == 0;
    }

    /// <summary>True if the key is a hash, and not the piece itself.</summary>
    public bool IsHashed => (High & HashMark) != 0;

    public ulong Low { get; } = low;

    public ulong High { get; } = high;

    /// <summary>The key of a piece of up to 8 bytes as a single number, if it has one; else 0.</summary>
    /// <remarks>
    /// Without branches, for a loop over pieces of any length: which of them are short can't be predicted.
    /// SAFETY: the caller guarantees 8 readable bytes at <paramref name="piece"/>.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ulong ShortOrZero(byte* piece, int length)
    {
        // Beyond 8 bytes the mask is 0, and so is the last byte, which then isn't the length.
        int row = Math.Min(length, ShortRows - 1);
        ref ulong mask = ref Unsafe.Add(ref MemoryMarshal.GetReference(ShortMasks), 2 * row);
        ulong key = (ReadUInt64(piece) & mask) | Unsafe.Add(ref mask, 1);

        // All ones if the last byte is below the length: the sign of their difference.
        long isLong = ((long)(key >> 56) - row) >> 63;
        return key & ~(ulong)isLong;
    }

#if NET
    /// <summary>The same for eight pieces at once.</summary>
    /// <param name="words">Their first 8 bytes.</param>
    /// <param name="lengths">Their lengths in bytes, at least 1.</param>
    /// <remarks>A shift by 64 and more, as which one by less than 0 counts too, leaves nothing: that is what lengths above 8 come to.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShortOrZero(Vector512<ulong> words, Vector512<ulong> lengths)
    {
        Vector512<ulong> mask = Avx512F.ShiftRightLogicalVariable(Vector512<ulong>.AllBitsSet, Vector512.Create(64UL) - (lengths << 3));
        Vector512<ulong> keys = (words & mask) | ((lengths & Vector512.Create(7UL)) << 56);
        return Vector512.AndNot(keys, Vector512.LessThan(keys >> 56, lengths));
    }

    /// <summary>The same for four pieces (AVX2, which compares signed numbers; these are small).</summary>
    /// <inheritdoc cref="ShortOrZero(Vector512{ulong}, Vector512{ulong})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShortOrZero(Vector256<ulong> words, Vector256<ulong> lengths)
    {
        Vector256<ulong> mask = Avx2.ShiftRightLogicalVariable(Vector256<ulong>.AllBitsSet, Vector256.Create(64UL) - (lengths << 3));
        Vector256<ulong> keys = (words & mask) | ((lengths & Vector256.Create(7UL)) << 56);
        return Vector256.AndNot(keys, Vector256.LessThan((keys >> 56).AsInt64(), lengths.AsInt64()).AsUInt64());
    }
#endif

    /// <summary>The key of a piece of up to <see cref="MaxWholeLength"/> bytes.</summary>
    /// <remarks>SAFETY: the caller guarantees <see cref="ReadLength"/> readable bytes at <paramref name="piece"/>.</remarks>
    public static unsafe PieceKey Of(byte* piece, int length)
    {
        ulong key = ShortOrZero(piece, length);
        return key != 0 ? new PieceKey(key, 0) : OfWhole(piece, length);
    }

    /// <summary>The key of a piece of 8 to <see cref="MaxWholeLength"/> bytes that has no short one.</summary>
    /// <remarks>SAFETY: the caller guarantees <see cref="ReadLength"/> readable bytes at <paramref name="piece"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe PieceKey OfWhole(byte* piece, int length)
    {
        ulong high = ReadUInt64(piece + sizeof(ulong)) & ((1UL << (8 * (length - sizeof(ulong)))) - 1);
        return new PieceKey(ReadUInt64(piece), high | ((ulong)length << 56));
    }

    /// <summary>The key of a longer piece: two hashes and a mark that no other piece has.</summary>
    public static PieceKey OfHashed(ReadOnlySpan<byte> piece, ulong seed)
    {
        ulong first = seed ^ (ulong)piece.Length;
        ulong second = ~seed;
        while (piece.Length > sizeof(ulong))
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(piece);
            first = Mix(first ^ word);
            second = (second + word) * 0xD6E8FEB86659FD93;
            piece = piece.Slice(Math.Min(sizeof(ulong), piece.Length - sizeof(ulong)));
        }

        ulong last = BinaryPrimitives.ReadUInt64LittleEndian(piece);
        return new PieceKey(Mix(first ^ last), (Mix(second ^ last) >> 8) | HashMark);
    }

    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        return value ^ (value >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong ReadUInt64(byte* at)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(at);
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }
}
