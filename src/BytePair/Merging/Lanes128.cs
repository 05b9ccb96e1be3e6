#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Vectors of 128 bits (SSE4.1, NEON).</summary>
internal readonly unsafe struct Lanes128 : ILanes
{
    public int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least(uint* numbers, int length)
    {
        Vector128<uint> least = Vector128.Load(numbers);
        for (int i = Vector128<uint>.Count; i < ShortMerge.MaxLength; i += Vector128<uint>.Count)
        {
            least = Vector128.Min(least, Vector128.Load(numbers + i));
        }

        return Least(least);
    }

    public int Pick(int* ids, ulong which, int* destination) => PickedIds.Write(ids, which, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Least(Vector128<uint> numbers)
    {
        Vector128<uint> pairs = Vector128.Min(numbers, Vector128.Shuffle(numbers, Vector128.Create(2u, 3, 0, 1)));
        return Vector128.Min(pairs, Vector128.Shuffle(pairs, Vector128.Create(1u, 0, 3, 2))).ToScalar();
    }
}
#endif
