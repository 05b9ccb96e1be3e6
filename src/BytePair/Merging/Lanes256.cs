#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Four vectors of 256 bits (AVX2).</summary>
internal unsafe struct Lanes256 : ILanes
{
    private Vector256<uint> a;
    private Vector256<uint> b;
    private Vector256<uint> c;
    private Vector256<uint> d;

    public readonly int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(uint* numbers)
    {
        a = Vector256.Load(numbers);
        b = Vector256.Load(numbers + 8);
        c = Vector256.Load(numbers + 16);
        d = Vector256.Load(numbers + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber)
    {
        Set(first, firstNumber);
        Set(second, secondNumber);
        Set(third, thirdNumber);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Least() => Least(Vector256.Min(Vector256.Min(a, b), Vector256.Min(c, d)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Least(Vector256<uint> numbers) => Lanes128.Least(Vector128.Min(numbers.GetLower(), numbers.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int at, uint number)
    {
        a = With(a, at, number);
        b = With(b, at - 8, number);
        c = With(c, at - 16, number);
        d = With(d, at - 24, number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> With(Vector256<uint> numbers, int at, uint number) =>
        Vector256.ConditionalSelect(Vector256.Equals(Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((uint)at)), Vector256.Create(number), numbers);
}
#endif
