#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BytePair.Pieces;

/// <summary>Makes short keys eight at a time (AVX-512). Apart from the rest, which can be compiled ahead for narrower machines.</summary>
internal static unsafe class GroupKeys512
{
    /// <summary>Keys made at once.</summary>
    public const int Step = 8;

    /// <summary>Makes the short keys and finds their buckets; returns the bits of the pieces that have none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong MakeShort(PieceGroup* group, in PieceBuckets buckets)
    {
        int* ends = group->Ends;
        GroupKeys.ReadWords(group);
        ulong longs = 0;
        for (int i = 0; i < group->Count; i += Step)
        {
            Vector256<int> lengths = Vector256.Load(ends + i) - Vector256.Load(ends + i - 1);
            Vector512<ulong> keys = PieceKey.ShortOrZero(Vector512.Load(group->Keys + i), Avx512F.ConvertToVector512UInt64(lengths));
            keys.Store(group->Keys + i);
            buckets.Of(keys).Store(group->Buckets + i);
            longs |= Vector512.Equals(keys, Vector512<ulong>.Zero).ExtractMostSignificantBits() << i;
        }

        return longs & group->All;
    }
}
#endif
