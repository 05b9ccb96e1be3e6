using System.Runtime.CompilerServices;
using BytePair.Text;

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
    public static ulong Missing(PieceGroup* group, InstructionSet instructions)
    {
        ulong missing = 0;
        int done = 0;
#if NET
        done = CountInVectors(group, instructions);
        missing = instructions == InstructionSet.Vector512 ? GroupFlags512.Missing(group->Values, done) : GroupFlags256.Missing(group->Values, done);
#endif
        for (; done < group->Count; done++)
        {
            missing |= (group->Values[done] == 0 ? 1UL : 0) << done;
        }

        return missing;
    }

    /// <summary>The bits of the pieces whose ids aren't all in the value.</summary>
    public static ulong Others(PieceGroup* group, InstructionSet instructions)
    {
        ulong others = 0;
        int done = 0;
#if NET
        done = CountInVectors(group, instructions);
        others = instructions == InstructionSet.Vector512 ? GroupFlags512.Others(group->Values, done) : GroupFlags256.Others(group->Values, done);
#endif
        for (; done < group->Count; done++)
        {
            others |= (group->Values[done] >> 63) << done;
        }

        return others;
    }

    /// <summary>The sum of the numbers in the values (<see cref="PieceIds.Count"/>).</summary>
    public static int SumOfCounts(PieceGroup* group, InstructionSet instructions)
    {
        ulong sum = 0;
        int done = 0;
#if NET
        done = CountInVectors(group, instructions);
        sum = instructions == InstructionSet.Vector512 ? GroupFlags512.SumOfCounts(group->Values, done) : GroupFlags256.SumOfCounts(group->Values, done);
#endif
        for (; done < group->Count; done++)
        {
            sum += (ulong)new PieceIds(group->Values[done]).Count;
        }

        return (int)sum;
    }

#if NET
    /// <summary>How many of the values are looked at by vectors; none on narrower machines.</summary>
    private static int CountInVectors(PieceGroup* group, InstructionSet instructions) =>
        instructions >= InstructionSet.Vector256 ? group->Count & -GroupFlags512.Step : 0;

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
