#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Two vectors of 512 bits (AVX-512).</summary>
internal unsafe struct Lanes512 : ILanes
{
    private Vector512<uint> low;
    private Vector512<uint> high;

    public readonly int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(uint* numbers)
    {
        low = Vector512.Load(numbers);
        high = Vector512.Load(numbers + Vector512<uint>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber)
    {
        low = With(With(With(low, first, firstNumber), second, secondNumber), third, thirdNumber);
        high = With(With(With(high, first - 16, firstNumber), second - 16, secondNumber), third - 16, thirdNumber);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Least()
    {
        Vector512<uint> least = Vector512.Min(low, high);
        return Lanes256.Least(Vector256.Min(least.GetLower(), least.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> With(Vector512<uint> numbers, int at, uint number) =>
        Vector512.ConditionalSelect(Vector512.Equals(Vector512.Create(0u, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create((uint)at)), Vector512.Create(number), numbers);
}
#endif
