#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pretokenization.Masks;

/// <summary>Loads of the last bytes of a text, without reading behind it and without a copy: a copy's vector couldn't be read before its parts are stored.</summary>
internal static class BlockTail
{
    /// <summary>Up to 16 bytes from <paramref name="offset"/> on, with zeros behind them; none if the text ends before.</summary>
    /// <remarks>SAFETY: the caller guarantees that <paramref name="length"/> bytes are readable at <paramref name="start"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ref byte start, int offset, int length)
    {
        int left = length - offset;
        if (left <= 0)
        {
            return Vector128<byte>.Zero;
        }

        ref byte from = ref Unsafe.Add(ref start, offset);
        if (left >= 16)
        {
            return Vector128.LoadUnsafe(ref from);
        }

        // Two parts that overlap in the middle, the second shifted to where it belongs.
        return left <= 8
            ? Vector128.CreateScalar(UpToEight(ref from, left)).AsByte()
            : Vector128.Create(
                Unsafe.ReadUnaligned<ulong>(ref from),
                Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, left - 8)) >> (8 * (16 - left))).AsByte();
    }

    /// <summary>Up to 32 bytes from <paramref name="offset"/> on, with zeros behind them; none if the text ends before.</summary>
    /// <remarks>SAFETY: as above. Made of words, not of halves: code that makes it of halves isn't compiled ahead.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LoadWide(ref byte start, int offset, int length) => Vector256.Create(
        Word(ref start, offset, length),
        Word(ref start, offset + 8, length),
        Word(ref start, offset + 16, length),
        Word(ref start, offset + 24, length)).AsByte();

    /// <remarks>SAFETY: as above.</remarks>
    private static ulong Word(ref byte start, int offset, int length) =>
        length - offset >= 8 ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, offset))
        : length <= offset ? 0
        : UpToEight(ref Unsafe.Add(ref start, offset), length - offset);

    /// <remarks>SAFETY: as above; here the length is 1 to 8.</remarks>
    private static ulong UpToEight(ref byte start, int length)
    {
        if (length >= 4)
        {
            return Unsafe.ReadUnaligned<uint>(ref start)
                | ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4)) << (8 * (length - 4)));
        }

        return start
            | ((ulong)Unsafe.Add(ref start, length >> 1) << (8 * (length >> 1)))
            | ((ulong)Unsafe.Add(ref start, length - 1) << (8 * (length - 1)));
    }
}
#endif
