#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Merging;

/// <summary>Vectors of 128 bits (SSE4.1, NEON), kept in memory: there are more of them than registers, and one number is written cheaply there.</summary>
internal unsafe struct Lanes128 : ILanes
{
    private const int Width = 4;
    private fixed uint numbers[ShortMerge.MaxLength + 1];

    public readonly int Capacity => ShortMerge.MaxLength;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(uint* source)
    {
        for (int i = 0; i < ShortMerge.MaxLength; i++)
        {
            numbers[i + 1] = source[i];
        }
    }

    /// <remarks>SAFETY: lanes are -1 to <see cref="ShortMerge.MaxLength"/> - 1; what is told of none goes before the first.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int first, uint firstNumber, int second, uint secondNumber, int third, uint thirdNumber)
    {
        numbers[first + 1] = firstNumber;
        numbers[second + 1] = secondNumber;
        numbers[third + 1] = thirdNumber;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Least()
    {
        fixed (uint* start = numbers)
        {
            Vector128<uint> least = Vector128.Load(start + 1);
            for (int i = Width; i < ShortMerge.MaxLength; i += Width)
            {
                least = Vector128.Min(least, Vector128.Load(start + 1 + i));
            }

            return Least(least);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Least(Vector128<uint> numbers)
    {
        Vector128<uint> pairs = Vector128.Min(numbers, Vector128.Shuffle(numbers, Vector128.Create(2u, 3, 0, 1)));
        return Vector128.Min(pairs, Vector128.Shuffle(pairs, Vector128.Create(1u, 0, 3, 2))).ToScalar();
    }
}
#endif
