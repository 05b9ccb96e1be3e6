#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pretokenization.Masks;

/// <summary>Four vectors of 128 bits (SSE2, NEON).</summary>
internal readonly struct Block128(Vector128<byte> head, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth)
    : IByteBlock<Block128>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 Load(ref byte start) => new(
        Vector128.LoadUnsafe(ref start),
        Vector128.LoadUnsafe(ref start, 16),
        Vector128.LoadUnsafe(ref start, 32),
        Vector128.LoadUnsafe(ref start, 48));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block128 LoadTail(ref byte start, int length) => new(
        BlockTail.Load(ref start, 0, length),
        BlockTail.Load(ref start, 16, length),
        BlockTail.Load(ref start, 32, length),
        BlockTail.Load(ref start, 48, length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePlaces(ulong bits, int offset, ref int positions) => BitPlaces.Write(bits, offset, ref positions);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClassify(Block128 block, ulong two, ulong three, ref byte window, out Block128 classes)
    {
        classes = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value)
    {
        var wanted = Vector128.Create(value);
        return Join(
            Vector128.Equals(head, wanted), Vector128.Equals(second, wanted), Vector128.Equals(third, wanted), Vector128.Equals(fourth, wanted));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong InRange(byte first, byte count)
    {
        var from = Vector128.Create(first);
        var below = Vector128.Create(count);
        return Join(
            Vector128.LessThan(head - from, below),
            Vector128.LessThan(second - from, below),
            Vector128.LessThan(third - from, below),
            Vector128.LessThan(fourth - from, below));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong AsciiLetters()
    {
        var lowerCase = Vector128.Create((byte)0x20);
        return new Block128(head | lowerCase, second | lowerCase, third | lowerCase, fourth | lowerCase).InRange((byte)'a', 26);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => Join(head, second, third, fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HasBit(int bit) => Join(
        (head.AsUInt16() << (7 - bit)).AsByte(),
        (second.AsUInt16() << (7 - bit)).AsByte(),
        (third.AsUInt16() << (7 - bit)).AsByte(),
        (fourth.AsUInt16() << (7 - bit)).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth) =>
        first.ExtractMostSignificantBits() |
        ((ulong)second.ExtractMostSignificantBits() << 16) |
        ((ulong)third.ExtractMostSignificantBits() << 32) |
        ((ulong)fourth.ExtractMostSignificantBits() << 48);
}
#endif
