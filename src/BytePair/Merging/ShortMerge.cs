using System.Diagnostics;
using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging of a short piece by its definition: of all adjacent pairs of parts that together are a token, the
/// one of lowest rank (the leftmost of equals) becomes one part, until no pair is a token.
/// </summary>
/// <remarks>
/// <c>starts[i]</c> is where part i begins, <c>ids[i]</c> the token that it is, <c>ranks[i]</c> the rank of parts i and
/// i + 1 together, or <see cref="NoRank"/>. A merge writes the pair's rank as the part's id, closes the gap, and looks up
/// at most two new pairs. For "hugs" with hu=5, ug=3, hug=9: h|u|g|s, then u+g (3): h|ug|s, then h+ug (9): hug|s.
/// Quadratic in the number of parts, which <see cref="MaxLength"/> bounds; the arrays lie on the stack, and for the
/// lengths that occur a scan of them is faster than keeping a heap.
/// </remarks>
internal static class ShortMerge
{
    /// <summary>The longest piece in bytes that is merged here.</summary>
    public const int MaxLength = 128;

    private const int NoRank = int.MaxValue;

    /// <summary>Writes the ids of <paramref name="piece"/> (1 to <see cref="MaxLength"/> bytes) and returns how many.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, Span<int> ids)
    {
        Debug.Assert(piece.Length is > 0 and <= MaxLength && ids.Length >= piece.Length, "The arrays hold every part.");
        Span<int> starts = stackalloc int[MaxLength + 1];
        Span<int> ranks = stackalloc int[MaxLength];
        int count = piece.Length;
        for (int i = 0; i < count; i++)
        {
            starts[i] = i;
            ids[i] = vocabulary.FindByte(piece[i]);
            ranks[i] = i + 1 < count ? RankOf(vocabulary, piece.Slice(i, 2)) : NoRank;
        }

        starts[count] = count;
        while (LowestRank(ranks.Slice(0, count), out int lowest))
        {
            ids[lowest] = ranks[lowest];
            RemoveAt(lowest + 1, ids, starts, ranks, count);
            count--;
            ranks[lowest] = RankAt(vocabulary, piece, starts, lowest, count);
            if (lowest > 0)
            {
                ranks[lowest - 1] = RankAt(vocabulary, piece, starts, lowest - 1, count);
            }
        }

        return count;
    }

    private static bool LowestRank(ReadOnlySpan<int> ranks, out int index)
    {
        index = 0;
        int lowest = NoRank;
        for (int i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] < lowest)
            {
                (lowest, index) = (ranks[i], i);
            }
        }

        return lowest != NoRank;
    }

    private static void RemoveAt(int index, Span<int> ids, Span<int> starts, Span<int> ranks, int count)
    {
        ids.Slice(index + 1, count - index - 1).CopyTo(ids.Slice(index));
        ranks.Slice(index + 1, count - index - 1).CopyTo(ranks.Slice(index));
        starts.Slice(index + 1, count - index).CopyTo(starts.Slice(index));
    }

    private static int RankAt(Vocabulary vocabulary, ReadOnlySpan<byte> piece, ReadOnlySpan<int> starts, int index, int count) =>
        index + 1 < count
            ? RankOf(vocabulary, piece.Slice(starts[index], starts[index + 2] - starts[index]))
            : NoRank;

    private static int RankOf(Vocabulary vocabulary, ReadOnlySpan<byte> pair)
    {
        int rank = vocabulary.Find(pair);
        return rank < 0 ? NoRank : rank;
    }
}
