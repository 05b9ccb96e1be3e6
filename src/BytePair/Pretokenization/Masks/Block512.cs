#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Pretokenization.Masks;

/// <summary>One vector of 512 bits (AVX-512).</summary>
internal readonly struct Block512(Vector512<byte> bytes) : IByteBlock<Block512>
{
    private readonly Vector512<byte> bytes = bytes;

    /// <summary>The numbers 0 to 63.</summary>
    public static Vector512<byte> Places
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            0x0706050403020100UL, 0x0F0E0D0C0B0A0908UL, 0x1716151413121110UL, 0x1F1E1D1C1B1A1918UL,
            0x2726252423222120UL, 0x2F2E2D2C2B2A2928UL, 0x3736353433323130UL, 0x3F3E3D3C3B3A3938UL).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ref byte start) => new(Vector512.LoadUnsafe(ref start));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Block512 LoadTail(ref byte start, int length)
    {
#if NET10_0_OR_GREATER
        if (Avx512BW.IsSupported)
        {
            // SAFETY: a load under a mask touches only the bytes in it.
            fixed (byte* pinned = &start)
            {
                return new(Avx512BW.MaskLoad(pinned, Vector512.LessThan(Places, Vector512.Create((byte)length)), Vector512<byte>.Zero));
            }
        }
#endif
        return new(Vector512.Create(
            Vector256.Create(BlockTail.Load(ref start, 0, length), BlockTail.Load(ref start, 16, length)),
            Vector256.Create(BlockTail.Load(ref start, 32, length), BlockTail.Load(ref start, 48, length))));
    }

    /// <remarks>The numbers 0 to 63 in bytes, without those whose bit is 0, are what is to be written, once they are as wide.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePlaces(ulong bits, int offset, ref int positions)
    {
#if NET10_0_OR_GREATER
        if (Avx512Vbmi2.IsSupported)
        {
            Vector512<byte> ofBits = Avx512Vbmi2.Compress(Vector512<byte>.Zero, ToBytes(bits), Places);
            var offsets = Vector512.Create(offset);
            (Avx512F.ConvertToVector512Int32(ofBits.GetLower().GetLower()) + offsets).StoreUnsafe(ref positions);
            (Avx512F.ConvertToVector512Int32(ofBits.GetLower().GetUpper()) + offsets).StoreUnsafe(ref positions, 16);
            if (BitOperations.PopCount(bits) > 32)
            {
                (Avx512F.ConvertToVector512Int32(ofBits.GetUpper().GetLower()) + offsets).StoreUnsafe(ref positions, 32);
                (Avx512F.ConvertToVector512Int32(ofBits.GetUpper().GetUpper()) + offsets).StoreUnsafe(ref positions, 48);
            }

            return;
        }
#endif
        BitPlaces.Write(bits, offset, ref positions);
    }

#if NET10_0_OR_GREATER
    /// <summary>A byte of ones for each set bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> ToBytes(ulong bits)
    {
        // Each byte of the mask comes eight times, and of each time one bit counts.
        var eightfold = Avx512BW.Shuffle(Vector512.Create(bits).AsByte(), Vector512.Create(
            0x0000000000000000UL, 0x0101010101010101UL, 0x0202020202020202UL, 0x0303030303030303UL,
            0x0404040404040404UL, 0x0505050505050505UL, 0x0606060606060606UL, 0x0707070707070707UL).AsByte());
        return ~Vector512.Equals(eightfold & Vector512.Create(0x8040201008040201UL).AsByte(), Vector512<byte>.Zero);
    }
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClassify(Block512 block, ulong two, ulong three, ref byte window, out Block512 classes)
    {
        if (!Avx512Vbmi.IsSupported)
        {
            classes = default;
            return false;
        }

        bool found = Rows512.TryClassify(block.bytes, two, three, ref window, out Vector512<byte> all);
        classes = new(all);
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong InRange(byte first, byte count) =>
        Vector512.LessThan(bytes - Vector512.Create(first), Vector512.Create(count)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AsciiLetters() => new Block512(bytes | Vector512.Create((byte)0x20)).InRange((byte)'a', 26);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => bytes.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HasBit(int bit) => (bytes.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits();
}
#endif
