#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>One vector of 512 bits (AVX-512).</summary>
internal unsafe struct Half512 : ILanes
{
    private Vector512<uint> numbers;

    public readonly int Capacity => ShortMerge.HalfLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(uint* source) => numbers = Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber) =>
        numbers = Lanes512.With(Lanes512.With(Lanes512.With(numbers, first, firstNumber), second, secondNumber), third, thirdNumber);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Least() => Lanes256.Least(Vector256.Min(numbers.GetLower(), numbers.GetUpper()));
}
#endif
