using System.Diagnostics;
using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging of a short piece by its definition: of all adjacent pairs of parts that together are a token, the
/// one of lowest rank (the leftmost of equals) becomes one part, until no pair is a token.
/// </summary>
/// <remarks>
/// <c>ids[i]</c> is the token that part i is, <c>ranks[i]</c> the rank of parts i and i + 1 together, or
/// <see cref="Vocabulary.NoRank"/>. A merge writes the pair's rank as the part's id, closes the gap, and asks for at most
/// two new ranks. For "hugs" with hu=5, ug=3, hug=9: h|u|g|s, then u+g (3): h|ug|s, then h+ug (9): hug|s. Quadratic in the
/// number of parts, which <see cref="MaxLength"/> bounds; the arrays lie on the stack, and for the lengths that occur a scan
/// of them is faster than keeping a heap.
/// </remarks>
internal static unsafe class ShortMerge
{
    /// <summary>The longest piece in bytes that is merged here.</summary>
    public const int MaxLength = 128;

    /// <summary>Writes the ids of <paramref name="piece"/> (1 to <see cref="MaxLength"/> bytes) and returns how many.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public static int Merge(Vocabulary vocabulary, PairRanks pairs, ReadOnlySpan<byte> piece, Span<int> ids)
    {
        Debug.Assert(piece.Length is > 0 and <= MaxLength && ids.Length >= piece.Length, "The arrays hold every part.");

        // SAFETY: no index below reaches piece.Length, which neither array is shorter than.
        int* ranks = stackalloc int[MaxLength];
        fixed (int* parts = ids)
        {
            int count = piece.Length;
            for (int i = 0; i < count - 1; i++)
            {
                parts[i] = vocabulary.FindByte(piece[i]);
                ranks[i] = pairs.OfBytes(piece[i], piece[i + 1]);
            }

            parts[count - 1] = vocabulary.FindByte(piece[count - 1]);
            while (TryFindLowest(ranks, count - 1, out int lowest))
            {
                parts[lowest] = ranks[lowest];
                count--;
                for (int i = lowest + 1; i < count; i++)
                {
                    parts[i] = parts[i + 1];
                    ranks[i - 1] = ranks[i];
                }

                if (lowest > 0)
                {
                    ranks[lowest - 1] = pairs.Of(parts[lowest - 1], parts[lowest]);
                }

                if (lowest + 1 < count)
                {
                    ranks[lowest] = pairs.Of(parts[lowest], parts[lowest + 1]);
                }
            }

            return count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFindLowest(int* ranks, int count, out int index)
    {
        int lowest = Vocabulary.NoRank;
        index = 0;
        for (int i = 0; i < count; i++)
        {
            if (ranks[i] < lowest)
            {
                (lowest, index) = (ranks[i], i);
            }
        }

        return lowest != Vocabulary.NoRank;
    }
}
