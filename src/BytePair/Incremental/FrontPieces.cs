using BytePair.GrowingPieces;
using BytePair.Vocabularies;

namespace BytePair.Incremental;

/// <summary>Counts the tokens of the first piece of a text that grows at its front. A piece goes by where it ends.</summary>
/// <remarks>
/// From one byte to the next the first piece mostly keeps its end and is longer by that byte. But the ends take turns in places: of
/// <c>!!</c> before a letter with marks, one piece ends behind the symbols, the next behind the marks. Short pieces are
/// counted anew then. Of long ones a few are kept: as a run begins anew, it has one end for as long as it lasts, and a
/// text has a run of letters, one of symbols and one of white space at a time. So no byte of a long piece is counted twice.
/// </remarks>
internal sealed class FrontPieces(Vocabulary vocabulary)
{
    /// <summary>Pieces of so many bytes are short.</summary>
    private const int MaxShort = 32;

    /// <summary>One more than there are kinds of runs.</summary>
    private const int LongPieces = 4;

    /// <summary>A piece of so many bytes gives back its memory when it is done with.</summary>
    private const int MaxKept = 1 << 14;

    private const int NoEnd = -1;

    /// <summary>A short piece, then long ones, the one last asked for first.</summary>
    private readonly GrowingPiece<AtFront>[] pieces = Create(vocabulary);
    private readonly int[] ends = [NoEnd, NoEnd, NoEnd, NoEnd, NoEnd];

    /// <summary>Pairs that were looked up.</summary>
    public long Questions => pieces.Sum(piece => piece.Questions);

    /// <summary>Tokens of the piece from the front of <paramref name="text"/> to <paramref name="end"/>.</summary>
    public int Count(FrontText text, int end)
    {
        int length = text.Length - end;
        int index = length <= MaxShort ? 0 : FindLong(end);
        GrowingPiece<AtFront> piece = pieces[index];
        if (ends[index] != end)
        {
            ends[index] = end;
            Empty(piece);
        }

        if (piece.Length < length)
        {
            piece.Add(text.Slice(text.Length, end + piece.Length));
        }

        return piece.CountAt(length);
    }

    /// <summary>Forgets what was counted of bytes in front of <paramref name="length"/>: they are no part of the text.</summary>
    public void CutTo(int length)
    {
        for (int i = 0; i < ends.Length; i++)
        {
            if (ends[i] >= length)
            {
                ends[i] = NoEnd;
                Empty(pieces[i]);
            }
            else if (ends[i] != NoEnd && pieces[i].Length > length - ends[i])
            {
                pieces[i].CutTo(length - ends[i]);
            }
        }
    }

    private static GrowingPiece<AtFront>[] Create(Vocabulary vocabulary) =>
        [.. Enumerable.Range(0, 1 + LongPieces).Select(_ => new GrowingPiece<AtFront>(vocabulary))];

    private static void Empty(GrowingPiece<AtFront> piece)
    {
        if (piece.Length > MaxKept)
        {
            piece.Clear();
        }

        piece.CutTo(0);
    }

    /// <summary>Moves the long piece with this end, or else the one longest not asked for, to the first place.</summary>
    private int FindLong(int end)
    {
        int index = 1;
        while (index < LongPieces && ends[index] != end)
        {
            index++;
        }

        GrowingPiece<AtFront> found = pieces[index];
        int foundEnd = ends[index];
        for (; index > 1; index--)
        {
            pieces[index] = pieces[index - 1];
            ends[index] = ends[index - 1];
        }

        pieces[1] = found;
        ends[1] = foundEnd;
        return 1;
    }
}
