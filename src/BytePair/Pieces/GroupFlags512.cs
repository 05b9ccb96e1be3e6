#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pieces;

/// <summary>What is asked of all values of a group, eight at a time (AVX-512). Apart from the rest, as <see cref="GroupKeys512"/> is.</summary>
internal static unsafe class GroupFlags512
{
    /// <summary>Values looked at at once.</summary>
    public const int Step = 8;

    /// <inheritdoc cref="GroupValues.Missing"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Missing(ulong* values, int count)
    {
        ulong missing = 0;
        for (int i = 0; i < count; i += Step)
        {
            missing |= Vector512.Equals(Vector512.Load(values + i), Vector512<ulong>.Zero).ExtractMostSignificantBits() << i;
        }

        return missing;
    }

    /// <inheritdoc cref="GroupValues.Others"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Others(ulong* values, int count)
    {
        ulong others = 0;
        for (int i = 0; i < count; i += Step)
        {
            others |= Vector512.Load(values + i).ExtractMostSignificantBits() << i;
        }

        return others;
    }

    /// <inheritdoc cref="GroupValues.SumOfCounts"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong SumOfCounts(ulong* values, int count)
    {
        Vector512<ulong> sums = Vector512<ulong>.Zero;
        for (int i = 0; i < count; i += Step)
        {
            sums += PieceIds.CountsOf(Vector512.Load(values + i));
        }

        return Vector512.Sum(sums);
    }
}
#endif
