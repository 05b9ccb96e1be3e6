using System.Runtime.CompilerServices;
using BytePair.Text;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace BytePair.Pieces;

/// <summary>Reads the values of a group's keys from the buckets that were fetched for them.</summary>
internal static unsafe class GroupValues
{
    /// <summary>Reads them, 0 for those that aren't there.</summary>
    public static void Read(PieceGroup* group)
    {
        ReadShort(group->Keys, group->Buckets, group->Values, group->Count);
        for (ulong longs = group->Longs; longs != 0; longs &= longs - 1)
        {
            int at = Bits.Lowest(longs);
            group->Values[at] = PieceBuckets.FindLong((ulong*)group->Buckets[at], group->Keys[at], group->HighKeys[at], out group->More[at]);
        }
    }

    /// <summary>The bits of the pieces whose value isn't there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
#if NET
    public static ulong Missing(PieceGroup* group)
    {
        ulong missing = 0;
        for (int i = 0; i < group->Count; i += Vector512<ulong>.Count)
        {
            missing |= Vector512.Equals(Vector512.Load(group->Values + i), Vector512<ulong>.Zero).ExtractMostSignificantBits() << i;
        }

        return missing & group->All;
    }
#else
    public static ulong Missing(PieceGroup* group)
    {
        ulong missing = 0;
        for (int i = 0; i < group->Count; i++)
        {
            missing |= (group->Values[i] == 0 ? 1UL : 0) << i;
        }

        return missing;
    }
#endif

    /// <summary>The bits of the pieces whose ids aren't all in the value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
#if NET
    public static ulong Others(PieceGroup* group)
    {
        ulong others = 0;
        for (int i = 0; i < group->Count; i += Vector512<ulong>.Count)
        {
            others |= Vector512.Load(group->Values + i).ExtractMostSignificantBits() << i;
        }

        return others & group->All;
    }
#else
    public static ulong Others(PieceGroup* group)
    {
        ulong others = 0;
        for (int i = 0; i < group->Count; i++)
        {
            others |= (group->Values[i] >> 63) << i;
        }

        return others;
    }
#endif

    /// <summary>Of keys that aren't short, the value is anything.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadShort(ulong* keys, ulong* buckets, ulong* values, int count)
    {
        for (ulong* end = keys + count; keys < end; keys++, buckets++, values++)
        {
            *values = PieceBuckets.FindShort((ulong*)*buckets, *keys);
        }
    }
}
