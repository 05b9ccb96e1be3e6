#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>One vector of 512 bits (AVX-512).</summary>
internal readonly unsafe struct Half512 : ILanes
{
    public int Capacity => ShortMerge.HalfLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least(uint* numbers, int length) => Lanes512.Least(Vector512.Load(numbers));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Pick(int* ids, ulong which, int* destination)
    {
#if NET10_0_OR_GREATER
        return PickedIds.WriteOf16(ids, (ushort)which, destination);
#else
        return PickedIds.Write(ids, which, destination);
#endif
    }
}
#endif
