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
