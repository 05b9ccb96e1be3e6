using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BytePair.Vocabularies;

/// <summary>
/// The hash of a byte string behind the prebuilt rank tables. It is part of the format: the same on every machine and
/// framework, so multiplies and shifts only, on words read as little-endian.
/// </summary>
/// <remarks>
/// It needs no seed: the tables hold nothing but the vocabulary, so no input can lengthen a probe. Example, "token"
/// (5 bytes): one word of the overlapping halves "toke" and "oken", xored with the length's start value, multiplied.
/// </remarks>
internal static class TokenHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong LengthMultiplier = 0xD6E8FEB86659FD93;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Compute(ReadOnlySpan<byte> bytes)
    {
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        int length = bytes.Length;
        ulong hash = (ulong)length * LengthMultiplier;
        int position = 0;
        while (length - position > 8)
        {
            hash = Mix(hash ^ ReadUInt64(ref start, position));
            position += 8;
        }

        return Mix(hash ^ ReadTail(ref start, position, length - position));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return value ^ (value >> 32);
    }

    /// <summary>Reads 0 to 8 bytes as one word; distinct contents of one length give distinct words.</summary>
    /// <remarks>SAFETY: every read lies within [position, position + count), which the caller guarantees to be in bounds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadTail(ref byte start, int position, int count)
    {
        if (count == 8)
        {
            return ReadUInt64(ref start, position);
        }

        if (count >= 4)
        {
            return ReadUInt32(ref start, position) | ((ulong)ReadUInt32(ref start, position + count - 4) << 32);
        }

        if (count == 0)
        {
            return 0;
        }

        uint first = Unsafe.Add(ref start, position);
        uint middle = Unsafe.Add(ref start, position + (count >> 1));
        uint last = Unsafe.Add(ref start, position + count - 1);
        return first | (middle << 8) | (last << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadUInt64(ref byte start, int position)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, position));
        return BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadUInt32(ref byte start, int position)
    {
        uint word = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, position));
        return BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
    }
}
