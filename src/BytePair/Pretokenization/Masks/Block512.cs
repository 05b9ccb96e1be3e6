#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pretokenization.Masks;

/// <summary>One vector of 512 bits (AVX-512).</summary>
internal readonly struct Block512(Vector512<byte> bytes) : IByteBlock<Block512>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ref byte start) => new(Vector512.LoadUnsafe(ref start));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Equal(byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong InRange(byte first, byte count) =>
        Vector512.LessThan(bytes - Vector512.Create(first), Vector512.Create(count)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NonAscii() => bytes.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong HasBit(int bit) => (bytes.AsUInt16() << (7 - bit)).AsByte().ExtractMostSignificantBits();
}
#endif
