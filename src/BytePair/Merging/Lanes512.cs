#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Two vectors of 512 bits (AVX-512).</summary>
internal readonly unsafe struct Lanes512 : ILanes
{
    public int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least(uint* numbers, int length) => Least(Vector512.Min(Vector512.Load(numbers), Vector512.Load(numbers + Vector512<uint>.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Least(Vector512<uint> numbers) => Lanes256.Least(Vector256.Min(numbers.GetLower(), numbers.GetUpper()));
}
#endif
