using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Pieces;

/// <summary>
/// What a piece is looked up by in the cache: 16 bytes. A short piece (up to 15 bytes) is its own key, its bytes padded with
/// zeros and its length in the last byte, so that equal keys are equal pieces. A longer one is hashed, and its bytes are
/// compared afterwards.
/// </summary>
internal readonly struct PieceKey(ulong low, ulong high)
{
    /// <summary>The longest piece in bytes that is its own key.</summary>
    public const int MaxShortLength = 15;

    /// <summary>Bytes that are read for a short piece, whatever its length.</summary>
    public const int ReadLength = 16;

    private const ulong LongMarker = 0x80UL << 56;

    /// <summary>For each length, the bits of the first 8 bytes and of the 8 behind them that belong to the piece.</summary>
    private static ReadOnlySpan<ulong> Masks =>
    [
        0, 0,
        0xFF, 0,
        0xFFFF, 0,
        0xFFFFFF, 0,
        0xFFFFFFFF, 0,
        0xFFFFFFFFFF, 0,
        0xFFFFFFFFFFFF, 0,
        0xFFFFFFFFFFFFFF, 0,
        ulong.MaxValue, 0,
        ulong.MaxValue, 0xFF,
        ulong.MaxValue, 0xFFFF,
        ulong.MaxValue, 0xFFFFFF,
        ulong.MaxValue, 0xFFFFFFFF,
        ulong.MaxValue, 0xFFFFFFFFFF,
        ulong.MaxValue, 0xFFFFFFFFFFFF,
        ulong.MaxValue, 0xFFFFFFFFFFFFFF,
    ];

    /// <summary>A key that no piece has.</summary>
    public static PieceKey None => new(0, ulong.MaxValue);

    public ulong Low { get; } = low;

    public ulong High { get; } = high;

    /// <summary>The key of a short piece.</summary>
    /// <remarks>SAFETY: the caller guarantees <see cref="ReadLength"/> readable bytes at <paramref name="piece"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe PieceKey OfShort(byte* piece, int length)
    {
        ref ulong masks = ref Unsafe.Add(ref MemoryMarshal.GetReference(Masks), 2 * length);
        ulong low = ReadUInt64(piece) & masks;
        ulong high = ReadUInt64(piece + sizeof(ulong)) & Unsafe.Add(ref masks, 1);
        return new PieceKey(low, high | ((ulong)length << 56));
    }

    /// <summary>The key of a longer piece: two hashes and a mark that no short piece has.</summary>
    public static PieceKey OfLong(ReadOnlySpan<byte> piece, ulong seed)
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
        return new PieceKey(Mix(first ^ last), (Mix(second ^ last) >> 8) | LongMarker);
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
