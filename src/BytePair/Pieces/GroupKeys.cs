using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics.X86;
#endif
using BytePair.Text;

namespace BytePair.Pieces;

/// <summary>Makes the keys of a group's pieces, finds their buckets, and has these fetched.</summary>
internal static unsafe class GroupKeys
{
    /// <param name="group">Has its text, ends and count.</param>
    /// <param name="cache">Where the pieces will be looked up.</param>
    /// <param name="instructions">The rung of the ladder.</param>
#if NET
    [SkipLocalsInit]
#endif
    public static void Make(PieceGroup* group, PieceCache cache, InstructionSet instructions)
    {
        PieceBuckets shorts = cache.ShortBuckets;
        int done = 0;
        ulong longs = 0;
#if NET
        if (instructions == InstructionSet.Vector512)
        {
            done = group->Count & -GroupKeys512.Step;
            longs = GroupKeys512.MakeShort(group, done, shorts);
        }
        else if (instructions == InstructionSet.Vector256 && Avx2.IsSupported)
        {
            done = group->Count & -GroupKeys256.Step;
            longs = GroupKeys256.MakeShort(group, done, shorts);
        }
#endif
        group->Longs = longs | MakeShort(group, done, shorts);
        for (ulong* bucket = group->Buckets, end = bucket + group->Count; bucket < end; bucket++)
        {
            MemoryHints.Prefetch((void*)*bucket);
        }

        PieceBuckets others = cache.LongBuckets;
        for (longs = group->Longs; longs != 0; longs &= longs - 1)
        {
            int at = Bits.Lowest(longs);
            int length = group->LengthOf(at);
            PieceKey key = length <= PieceKey.MaxWholeLength ? PieceKey.OfWhole(group->PieceAt(at), length) : cache.KeyOfHashed((*group)[at]);
            ulong* bucket = others.Of(key);
            MemoryHints.Prefetch(bucket);
            group->Keys[at] = key.Low;
            group->HighKeys[at] = key.High;
            group->Buckets[at] = (ulong)bucket;
        }
    }

    /// <summary>Puts the first 8 bytes of the first pieces where their keys will be: all of them before any is read again as part of a vector, which waits for what was just written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ReadWords(PieceGroup* group, int count)
    {
        int* ends = group->Ends;
        byte* text = group->Text;
        ulong* key = group->Keys;
        for (int* start = ends - 1; start < ends + count - 1; start++, key++)
        {
            *key = Unsafe.ReadUnaligned<ulong>(text + *start);
        }
    }

    /// <summary>Makes the short keys from a piece on, one at a time; returns the bits of those that have none.</summary>
    private static ulong MakeShort(PieceGroup* group, int from, PieceBuckets buckets)
    {
        ulong longs = 0;
        for (int i = from; i < group->Count; i++)
        {
            ulong key = PieceKey.ShortOrZero(group->PieceAt(i), group->LengthOf(i));
            longs |= (key == 0 ? 1UL : 0) << i;
            group->Keys[i] = key;
            group->Buckets[i] = (ulong)buckets.Of(key);
        }

        return longs;
    }
}
