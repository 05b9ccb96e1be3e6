using System.Runtime.CompilerServices;
using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>Reads the values of a group's keys from the buckets that were fetched for them.</summary>
internal static unsafe class GroupValues
{
    /// <summary>Reads them, 0 for those that aren't there.</summary>
    public static void Read(PieceGroup* group)
    {
        if (group->Apart == 0)
        {
            ReadShort(group->Keys, group->Buckets, group->Values, group->Count);
        }
        else
        {
            ReadSomeShort(group);
        }

        Unsafe.InitBlockUnaligned(group->Values + group->Count, 0, (PieceGroup.Slack + 1) * sizeof(ulong));
        for (ulong longs = group->Longs; longs != 0; longs &= longs - 1)
        {
            int at = Bits.Lowest(longs);
            group->Values[at] = PieceBuckets.FindLong((ulong*)group->Buckets[at], group->Keys[at], group->HighKeys[at], out group->More[at]);
        }
    }

    /// <summary>The bits of the pieces whose value isn't there.</summary>
    public static ulong Missing(PieceGroup* group, InstructionSet instructions)
    {
#if NET
        if (instructions >= InstructionSet.Vector256 && group->FillsVectors)
        {
            return group->All & (instructions == InstructionSet.Vector512 ? GroupFlags512.Missing(group->Values, group->Count) : GroupFlags256.Missing(group->Values, group->Count));
        }

#endif
        ulong missing = 0;
        for (int i = 0; i < group->Count; i++)
        {
            missing |= (group->Values[i] == 0 ? 1UL : 0) << i;
        }

        return missing;
    }

    /// <summary>The bits of the pieces whose ids aren't all in the value.</summary>
    public static ulong Others(PieceGroup* group, InstructionSet instructions)
    {
#if NET
        if (instructions >= InstructionSet.Vector256 && group->FillsVectors)
        {
            return instructions == InstructionSet.Vector512 ? GroupFlags512.Others(group->Values, group->Count) : GroupFlags256.Others(group->Values, group->Count);
        }

#endif
        ulong others = 0;
        for (int i = 0; i < group->Count; i++)
        {
            others |= (group->Values[i] >> 63) << i;
        }

        return others;
    }

    /// <summary>The sum of the numbers in the values (<see cref="PieceIds.Count"/>).</summary>
    public static int SumOfCounts(PieceGroup* group, InstructionSet instructions)
    {
#if NET
        if (instructions >= InstructionSet.Vector256 && group->FillsVectors)
        {
            return (int)(instructions == InstructionSet.Vector512 ? GroupFlags512.SumOfCounts(group->Values, group->Count) : GroupFlags256.SumOfCounts(group->Values, group->Count));
        }

#endif
        int sum = 0;
        for (int i = 0; i < group->Count; i++)
        {
            sum += new PieceIds(group->Values[i]).Count;
        }

        return sum;
    }

    /// <summary>Of keys that aren't short, the value is anything.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadShort(ulong* keys, ulong* buckets, ulong* values, int count)
    {
        for (ulong* end = keys + count; keys < end; keys++, buckets++, values++)
        {
            *values = PieceBuckets.FindShort((ulong*)*buckets, *keys);
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private static void ReadSomeShort(PieceGroup* group)
    {
        for (ulong left = group->LookedUpShorts; left != 0; left &= left - 1)
        {
            nint at = Bits.Lowest(left);
            group->Values[at] = PieceBuckets.FindShort((ulong*)group->Buckets[at], group->Keys[at]);
        }
    }
}
