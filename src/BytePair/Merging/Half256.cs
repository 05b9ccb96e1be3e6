#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Two vectors of 256 bits (AVX2).</summary>
internal readonly unsafe struct Half256 : ILanes
{
    public int Capacity => ShortMerge.HalfLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least(uint* numbers, int length) => Lanes256.Least(Lanes256.LeastOfTwo(numbers));

    public int Pick(int* ids, ulong which, int* destination) => PickedIds.Write(ids, which, destination);
}
#endif
