#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BytePair.Pieces;

/// <summary>What is asked of all values of a group, four at a time (AVX2).</summary>
internal static unsafe class GroupFlags256
{
    private const int Step = 4;

    /// <inheritdoc cref="GroupValues.Missing"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Missing(ulong* values, int count)
    {
        ulong missing = 0;
        for (int i = 0; i < count; i += Step)
        {
            missing |= (ulong)Vector256.Equals(Vector256.Load(values + i), Vector256<ulong>.Zero).ExtractMostSignificantBits() << i;
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
            others |= (ulong)Vector256.Load(values + i).ExtractMostSignificantBits() << i;
        }

        return others;
    }

    /// <inheritdoc cref="GroupValues.SumOfCounts"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong SumOfCounts(ulong* values, int count)
    {
        Vector256<ulong> sums = Vector256<ulong>.Zero;
        for (int i = 0; i < count; i += Step)
        {
            sums += PieceIds.CountsOf(Vector256.Load(values + i));
        }

        return Vector256.Sum(sums);
    }
}
#endif
