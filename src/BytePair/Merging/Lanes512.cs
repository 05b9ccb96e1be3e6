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
    public int Pick(int* ids, ulong which, int* destination)
    {
#if NET10_0_OR_GREATER
        int count = PickedIds.WriteOf16(ids, (ushort)which, destination);
        return count + PickedIds.WriteOf16(ids + ShortMerge.HalfLength, (ushort)(which >> ShortMerge.HalfLength), destination + count);
#else
        return PickedIds.Write(ids, which, destination);
#endif
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Least(Vector512<uint> numbers) => Lanes256.Least(Vector256.Min(numbers.GetLower(), numbers.GetUpper()));
}
#endif
