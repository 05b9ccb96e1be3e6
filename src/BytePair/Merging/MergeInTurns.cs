using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Merges many short pieces in turns, one step of each: the steps of one piece wait for one another, a look-up in memory and a
/// search for the least lane each time, but not for those of another piece.
/// </summary>
/// <remarks>
/// A step is done in three loops over all pieces under way, not in one: what waits for the least lane of one piece would fill the
/// processor's schedulers, so that nothing of the next one could begin. Example with two pieces: the ranks that both asked for, the least
/// lanes of both, the merges of both.
/// </remarks>
internal static unsafe class MergeInTurns<TLanes>
    where TLanes : unmanaged, ILanes
{
    /// <summary>Pieces under way at once: as many as a processor looks ahead.</summary>
    private const int Turns = 8;

    /// <summary>Sets the tokens, by rank, of pieces of up to <see cref="ILanes.Capacity"/> bytes.</summary>
    /// <remarks>SAFETY: the caller guarantees that there are so many pieces, with so many bytes each.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    public static void Merge(Vocabulary vocabulary, ShortPiece* pieces, int count)
    {
        PairTable pairs = vocabulary.Pairs;
        uint none = ShortMerge.None(pairs);
        byte* memory = stackalloc byte[ShortParts.LengthFor(Turns)];
        ShortParts* turns = ShortParts.Align(memory);
        fixed (int* bytePairs = vocabulary.BytePairs)
        {
            var waiting = new Waiting { Next = pieces, End = pieces + count, ByteRanks = vocabulary.ByteRanks, BytePairs = bytePairs };
            if (count == 1)
            {
                Begin(turns, &waiting);
                MergeAlone(pairs, none, turns);
                Finish(turns);
                return;
            }

            ShortParts* end = turns;
            for (; end < turns + Turns && waiting.Next < waiting.End; end++)
            {
                Begin(end, &waiting);
                end->SlotBefore = end->SlotAfter = pairs.SlotOf(0);
            }

            while (end > turns)
            {
                for (ShortParts* parts = turns; parts < end; parts++)
                {
                    ShortMerge<TLanes>.Ask(parts);
                }

                for (ShortParts* parts = turns; parts < end; parts++)
                {
                    ShortMerge<TLanes>.FindLeast(parts);
                }

                for (ShortParts* parts = turns; parts < end; parts++)
                {
                    if (parts->Least < none)
                    {
                        ShortMerge<TLanes>.Choose(pairs, parts);
                    }
                    else if (!Replace(parts, &waiting))
                    {
                        *parts = *--end;
                    }
                }
            }
        }
    }

    /// <summary>Ends a piece and begins another in its place; false if there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Replace(ShortParts* parts, Waiting* waiting)
    {
        Finish(parts);
        bool isThere = waiting->Next < waiting->End;
        if (isThere)
        {
            Begin(parts, waiting);
        }

        return isThere;
    }

    private static void Begin(ShortParts* parts, Waiting* waiting)
    {
        ShortPiece* piece = waiting->Next++;
        parts->Piece = piece;
        ShortMerge<TLanes>.Begin(piece->Bytes, piece->Length, waiting->ByteRanks, waiting->BytePairs, parts);
    }

    /// <summary>One step after another: a single piece has no others to take turns with.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MergeAlone(in PairTable pairs, uint none, ShortParts* parts)
    {
        ShortMerge<TLanes>.FindLeast(parts);
        while (parts->Least < none)
        {
            ShortMerge<TLanes>.Choose(pairs, parts);
            ShortMerge<TLanes>.Ask(parts);
            ShortMerge<TLanes>.FindLeast(parts);
        }
    }

    private static void Finish(ShortParts* parts)
    {
        ShortPiece* piece = parts->Piece;
        ulong starts = parts->Starts;
        piece->Starts = starts;
        piece->IdCount = default(TLanes).Pick(parts->IdsBefore + 1, starts & ~(1UL << parts->Length), piece->Ids);
    }

    /// <summary>The pieces that haven't begun, and what it takes to begin them: out of the way of the loops, which need the registers.</summary>
    private struct Waiting
    {
        public ShortPiece* Next;
        public ShortPiece* End;
        public byte* ByteRanks;
        public int* BytePairs;
    }
}
