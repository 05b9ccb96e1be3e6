#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Two vectors of 256 bits (AVX2).</summary>
internal unsafe struct Half256 : ILanes
{
    private Vector256<uint> low;
    private Vector256<uint> high;

    public readonly int Capacity => ShortMerge.HalfLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(uint* source)
    {
        low = Vector256.Load(source);
        high = Vector256.Load(source + Vector256<uint>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber)
    {
        low = Lanes256.With(Lanes256.With(Lanes256.With(low, first, firstNumber), second, secondNumber), third, thirdNumber);
        high = Lanes256.With(Lanes256.With(Lanes256.With(high, first - 8, firstNumber), second - 8, secondNumber), third - 8, thirdNumber);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Least() => Lanes256.Least(Vector256.Min(low, high));
}
#endif
