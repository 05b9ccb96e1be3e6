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
    /// <param name="apart">Tells which pieces needn't be looked up, where that pays.</param>
    /// <param name="instructions">The rung of the ladder.</param>
    public static void Make(PieceGroup* group, PieceCache cache, ApartPieces? apart, InstructionSet instructions)
    {
        ref readonly PieceBuckets shorts = ref cache.ShortBuckets;
#if NET
        if (instructions == InstructionSet.Vector512 && group->FillsVectors)
        {
            group->Longs = GroupKeys512.MakeShort(group, in shorts);
        }
        else if (instructions == InstructionSet.Vector256 && Avx2.IsSupported && group->FillsVectors)
        {
            group->Longs = GroupKeys256.MakeShort(group, in shorts);
        }
        else
#endif
        {
            group->Longs = MakeShort(group, in shorts);
        }

        group->Apart = apart is null ? 0 : apart.Tell(group);
        if (group->Apart != 0)
        {
            for (ulong left = group->LookedUpShorts; left != 0; left &= left - 1)
            {
                MemoryHints.Prefetch((void*)group->Buckets[Bits.Lowest(left)]);
            }
        }
        else
        {
            for (ulong* bucket = group->Buckets, end = bucket + group->Count; bucket < end; bucket++)
            {
                MemoryHints.Prefetch((void*)*bucket);
            }
        }

        MakeLong(group, cache);
    }

    /// <summary>Puts the first 8 bytes of all pieces where their keys will be: all of them before any is read again as part of a vector, which waits for what was just written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ReadWords(PieceGroup* group)
    {
        ulong* key = group->Keys;
        int* start = group->Ends - 1;
        int* last = start + group->Count - 1;
        if (*last < group->Text->TailStart)
        {
            for (byte* text = group->Text->Start; start <= last; start++, key++)
            {
                *key = Unsafe.ReadUnaligned<ulong>(text + *start);
            }
        }
        else
        {
            for (PaddedText text = *group->Text; start <= last; start++, key++)
            {
                *key = Unsafe.ReadUnaligned<ulong>(text.ReadableAt(*start));
            }
        }
    }

    /// <summary>Makes the short keys one at a time; returns the bits of the pieces that have none.</summary>
    private static ulong MakeShort(PieceGroup* group, in PieceBuckets buckets)
    {
        ulong longs = 0;
        for (int i = 0; i < group->Count; i++)
        {
            ulong key = PieceKey.ShortOrZero(group->ReadableAt(i), group->LengthOf(i));
            longs |= (key == 0 ? 1UL : 0) << i;
            group->Keys[i] = key;
            group->Buckets[i] = (ulong)buckets.Of(key);
        }

        return longs;
    }

    /// <summary>Makes the keys of the pieces that have no short one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeLong(PieceGroup* group, PieceCache cache)
    {
        PieceBuckets buckets = cache.LongBuckets;
        int* ends = group->Ends;
        for (ulong longs = group->Longs; longs != 0; longs &= longs - 1)
        {
            nint at = Bits.Lowest(longs);
            int start = ends[at - 1];
            int length = ends[at] - start;
            PieceKey key = length <= PieceKey.MaxWholeLength ? PieceKey.OfWhole(group->Text->ReadableAt(start), length) : cache.KeyOfHashed(new ReadOnlySpan<byte>(group->Text->Start + start, length));
            ulong* bucket = buckets.Of(key);
            MemoryHints.Prefetch(bucket);
            group->Keys[at] = key.Low;
            group->HighKeys[at] = key.High;
            group->Buckets[at] = (ulong)bucket;
        }
    }
}
