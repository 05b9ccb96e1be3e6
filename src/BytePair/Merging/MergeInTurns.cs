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
    private const int Turns = 4;

    /// <summary>Sets the ids of pieces of up to <see cref="ILanes.Capacity"/> bytes.</summary>
    /// <remarks>SAFETY: the caller guarantees that there are so many pieces, with so many bytes each.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    public static void Merge(Vocabulary vocabulary, ShortPiece* pieces, int count)
    {
        PairTable pairs = vocabulary.Pairs;
        Turn* turns = stackalloc Turn[Turns];
        int begun = 0;
        int active = 0;
        while (active < Turns && begun < count)
        {
            turns[active++].Begin(vocabulary, pieces + begun++);
        }

        while (active > 0)
        {
            for (Turn* turn = turns; turn < turns + active; turn++)
            {
                if (ShortMerge<TLanes>.Step(pairs, turn->IdsBefore + 1, ref turn->Lanes, ref turn->Starts))
                {
                    continue;
                }

                turn->Finish(vocabulary);
                if (begun < count)
                {
                    turn->Begin(vocabulary, pieces + begun++);
                }
                else
                {
                    active--;
                    *turn = turns[active];
                }
            }
        }
    }

    private struct Turn
    {
        public TLanes Lanes;
        public ulong Starts;
        public fixed int IdsBefore[ShortMerge.MaxLength + 2];
        private ShortPiece* piece;

        public void Begin(Vocabulary vocabulary, ShortPiece* next)
        {
            piece = next;
            fixed (int* ids = IdsBefore)
            {
                Lanes = ShortMerge<TLanes>.Begin(vocabulary, new ReadOnlySpan<byte>(next->Bytes, next->Length), ids + 1, out Starts);
            }
        }

        public readonly void Finish(Vocabulary vocabulary)
        {
            int count = 0;
            for (ulong left = Starts & ~(1UL << piece->Length); left != 0; left &= left - 1)
            {
                piece->Ids[count++] = IdsBefore[Bits.Lowest(left) + 1];
            }

            piece->IdCount = count;
            vocabulary.ToIds(new Span<int>(piece->Ids, count));
        }
    }
}
