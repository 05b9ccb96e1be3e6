#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pretokenization.Masks;

/// <summary>Two vectors of 256 bits (AVX2).</summary>
internal readonly struct Block256(Vector256<byte> low, Vector256<byte> high) : IByteBlock<Block256>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Load(ref byte start) => new(Vector256.LoadUnsafe(ref start), Vector256.LoadUnsafe(ref start, 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 LoadTail(ref byte start, int length) => new(
        BlockTail.LoadWide(ref start, 0, length),
        BlockTail.LoadWide(ref start, 32, length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePlaces(ulong bits, int offset, ref int positions) => BitPlaces.Write(bits, offset, ref positions);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClassify(Block256 block, ulong two, ulong three, ref byte window, out Block256 classes)
    {
        classes = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        var wanted = Vector256.Create(value);
        return Join(Vector256.Equals(low, wanted), Vector256.Equals(high, wanted));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong InRange(byte first, byte count)
    {
        var from = Vector256.Create(first);
        var below = Vector256.Create(count);
        return Join(Vector256.LessThan(low - from, below), Vector256.LessThan(high - from, below));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AsciiLetters()
    {
        var lowerCase = Vector256.Create((byte)0x20);
        return new Block256(low | lowerCase, high | lowerCase).InRange((byte)'a', 26);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => Join(low, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HasBit(int bit) => Join((low.AsUInt16() << (7 - bit)).AsByte(), (high.AsUInt16() << (7 - bit)).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
#endif
