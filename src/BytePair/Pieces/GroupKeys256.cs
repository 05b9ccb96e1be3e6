#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Pieces;

/// <summary>Makes short keys four at a time (AVX2).</summary>
internal static unsafe class GroupKeys256
{
    /// <summary>Keys made in a step: the lengths of eight pieces fill a vector.</summary>
    public const int Step = 8;

    /// <inheritdoc cref="GroupKeys512.MakeShort"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong MakeShort(PieceGroup* group, in PieceBuckets buckets)
    {
        int* ends = group->Ends;
        GroupKeys.ReadWords(group);
        ulong longs = 0;
        for (int i = 0; i < group->Count; i += Step)
        {
            Vector256<int> lengths = Avx.LoadVector256(ends + i) - Avx.LoadVector256(ends + i - 1);
            longs |= (ulong)MakeFour(group->Keys + i, lengths.GetLower()) << i;
            longs |= (ulong)MakeFour(group->Keys + i + (Step / 2), lengths.GetUpper()) << (i + (Step / 2));
        }

        // One by one: these machines multiply no vectors of 64-bit numbers.
        for (int i = 0; i < group->Count; i++)
        {
            group->Buckets[i] = (ulong)buckets.Of(group->Keys[i]);
        }

        return longs & group->All;
    }

    /// <summary>Makes keys of the first bytes of four pieces, in their place; returns the bits of those that have none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MakeFour(ulong* words, Vector128<int> lengths)
    {
        Vector256<ulong> keys = PieceKey.ShortOrZero(Vector256.Load(words), Avx2.ConvertToVector256Int64(lengths).AsUInt64());
        keys.Store(words);
        return Vector256.Equals(keys, Vector256<ulong>.Zero).ExtractMostSignificantBits();
    }
}
#endif
