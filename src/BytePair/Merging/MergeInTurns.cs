using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Merges many short pieces in turns, one step of each: the steps of one piece wait for one another, a look-up in memory and a
/// search for the least lane each time, but not for those of another piece.
/// </summary>
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
        byte* byteRanks = vocabulary.ByteRanks;
        byte* memory = stackalloc byte[ShortParts.LengthFor(Turns)];
        ShortParts* turns = ShortParts.Align(memory);
        ShortPiece** inTurn = stackalloc ShortPiece*[Turns];
        ShortPiece* next = pieces;
        ShortPiece* end = pieces + count;
        int active = Math.Min(Turns, count);
        fixed (int* bytePairs = vocabulary.BytePairs)
        {
            if (count == 1)
            {
                ShortMerge<TLanes>.Begin(next->Bytes, next->Length, byteRanks, bytePairs, turns);
                MergeAlone(pairs, none, turns);
                Finish(turns, next);
                return;
            }

            for (int turn = 0; turn < active; turn++)
            {
                inTurn[turn] = next;
                ShortMerge<TLanes>.Begin(next->Bytes, next->Length, byteRanks, bytePairs, turns + turn);
                turns[turn].SlotBefore = turns[turn].SlotAfter = pairs.SlotOf(0);
                next++;
            }

            while (active > 0)
            {
                for (int turn = 0; turn < active; turn++)
                {
                    ShortMerge<TLanes>.Ask(turns + turn);
                }

                for (int turn = 0; turn < active; turn++)
                {
                    if (ShortMerge<TLanes>.Choose(pairs, none, turns + turn))
                    {
                        continue;
                    }

                    Finish(turns + turn, inTurn[turn]);
                    if (next < end)
                    {
                        inTurn[turn] = next;
                        ShortMerge<TLanes>.Begin(next->Bytes, next->Length, byteRanks, bytePairs, turns + turn);
                        next++;
                    }
                    else
                    {
                        active--;
                        turns[turn] = turns[active];
                        inTurn[turn] = inTurn[active];
                    }
                }
            }
        }
    }

    /// <summary>One step after another: a single piece has no others to take turns with.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MergeAlone(in PairTable pairs, uint none, ShortParts* parts)
    {
        while (ShortMerge<TLanes>.Choose(pairs, none, parts))
        {
            ShortMerge<TLanes>.Ask(parts);
        }
    }

    private static void Finish(ShortParts* parts, ShortPiece* piece)
    {
        ulong starts = parts->Starts;
        piece->Starts = starts;
        piece->IdCount = default(TLanes).Pick(parts->IdsBefore + 1, starts & ~(1UL << parts->Length), piece->Ids);
    }
}
