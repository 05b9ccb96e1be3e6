#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Four vectors of 256 bits (AVX2).</summary>
internal readonly unsafe struct Lanes256 : ILanes
{
    public int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least(uint* numbers, int length) => Least(Vector256.Min(LeastOfTwo(numbers), LeastOfTwo(numbers + ShortMerge.HalfLength)));

    public int Pick(int* ids, ulong which, int* destination) => PickedIds.Write(ids, which, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Least(Vector256<uint> numbers) => Lanes128.Least(Vector128.Min(numbers.GetLower(), numbers.GetUpper()));

    /// <summary>Of two vectors, the lesser number at each place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> LeastOfTwo(uint* numbers) =>
        Vector256.Min(Vector256.Load(numbers), Vector256.Load(numbers + Vector256<uint>.Count));
}
#endif
