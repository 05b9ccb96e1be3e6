using System.Runtime.CompilerServices;

namespace BytePair.Merging;

/// <summary>No vectors: all numbers up to the last that was ever there are looked at.</summary>
internal unsafe struct LanesScalar : ILanes
{
    private fixed uint numbers[ShortMerge.MaxLength + 1];
    private int count;

    public readonly int Capacity => ShortMerge.MaxLength;

    public void Load(uint* source)
    {
        count = 0;
        for (int i = 0; i < ShortMerge.MaxLength; i++)
        {
            numbers[i + 1] = source[i];
            count = source[i] < ShortMerge.FirstNone ? i + 1 : count;
        }

        count = Math.Min(count + 1, ShortMerge.MaxLength);
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
        uint least = numbers[1];
        for (int i = 2; i <= count; i++)
        {
            least = Math.Min(least, numbers[i]);
        }

        return least;
    }
}
