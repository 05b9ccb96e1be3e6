using BytePair.GrowingPieces;
using BytePair.Vocabularies;

namespace BytePair.Truncation;

/// <summary>The numbers of tokens of pieces that share an end, asked for again and again as they grow at the other.</summary>
/// <remarks>
/// A few pieces are kept, by the end that stays; the one that was asked for longest ago gives way. Where a piece may end differs
/// by a few characters, or by kinds that alternate, so that no more than two or three grow at a time.
/// </remarks>
internal sealed class PieceTokens<TSide>
    where TSide : struct, IGrowingSide
{
    private const int Kept = 8;

    /// <summary>A piece of more bytes gives its memory back when it is done with.</summary>
    private const int MaxKeptLength = 1 << 12;

    private readonly GrowingPiece<TSide>[] pieces = new GrowingPiece<TSide>[Kept];
    private readonly int[] ends = new int[Kept];
    private readonly long[] lastUsed = new long[Kept];
    private long now;

    public PieceTokens(Vocabulary vocabulary)
    {
        for (int i = 0; i < Kept; i++)
        {
            pieces[i] = new GrowingPiece<TSide>(vocabulary);
        }

        Clear();
    }

    /// <summary>Tokens of <paramref name="piece"/>, at the price of the bytes that are new to it.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="end">Where its end lies that stays: for a piece that grows at its back, the position where it begins.</param>
    public int Count(ReadOnlySpan<byte> piece, int end)
    {
        int index = IndexOf(end);
        lastUsed[index] = ++now;
        GrowingPiece<TSide> known = pieces[index];
        if (known.Length < piece.Length)
        {
            known.Add(default(TSide).NewIn(piece, known.Length));
        }

        return known.CountAt(piece.Length);
    }

    /// <summary>Forgets all pieces: another text will be asked of.</summary>
    public void Clear()
    {
        for (int i = 0; i < Kept; i++)
        {
            Release(i, -1);
        }
    }

    private int IndexOf(int end)
    {
        int oldest = 0;
        for (int i = 0; i < Kept; i++)
        {
            if (ends[i] == end)
            {
                return i;
            }

            oldest = lastUsed[i] < lastUsed[oldest] ? i : oldest;
        }

        Release(oldest, end);
        return oldest;
    }

    private void Release(int index, int newEnd)
    {
        GrowingPiece<TSide> piece = pieces[index];
        if (piece.Length > MaxKeptLength)
        {
            piece.Clear();
        }

        piece.CutTo(0);
        ends[index] = newEnd;
        lastUsed[index] = 0;
    }
}
