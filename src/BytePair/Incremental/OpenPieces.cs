using BytePair.GrowingPieces;
using BytePair.Vocabularies;

namespace BytePair.Incremental;

/// <summary>The pieces at the end of a text that still grows, each counted as far as it has been asked for. A piece goes by where it begins.</summary>
internal sealed class OpenPieces(Vocabulary vocabulary)
{
    /// <summary>A piece of so many bytes gives back its memory when it is done with.</summary>
    private const int MaxKept = 1 << 14;

    private readonly List<OpenPiece> pieces = [];
    private readonly Stack<GrowingPiece<AtBack>> free = new();

    /// <summary>Tokens of the piece from <paramref name="start"/> to <paramref name="end"/> in <paramref name="text"/>, for the price of what is new of it.</summary>
    public int Count(ReadOnlySpan<byte> text, int start, int end)
    {
        int index = IndexOf(start);
        if (index == pieces.Count)
        {
            pieces.Add(new OpenPiece(start, free.Count > 0 ? free.Pop() : new GrowingPiece<AtBack>(vocabulary)));
        }

        GrowingPiece<AtBack> piece = pieces[index].Tokens;
        int length = end - start;
        if (piece.Length < length)
        {
            piece.Add(text.Slice(start + piece.Length, length - piece.Length));
        }

        return piece.CountAt(length);
    }

    /// <summary>True if a piece from <paramref name="start"/> on has been counted, at least in part.</summary>
    public bool Knows(int start) => IndexOf(start) < pieces.Count;

    /// <summary>Forgets what was counted of bytes from <paramref name="length"/> on: they are no part of the text.</summary>
    public void CutTo(int length)
    {
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            GrowingPiece<AtBack> piece = pieces[i].Tokens;
            if (pieces[i].Start >= length)
            {
                Release(i);
            }
            else if (piece.Length > length - pieces[i].Start)
            {
                piece.CutTo(length - pieces[i].Start);
            }
        }
    }

    /// <summary>Forgets the pieces that begin before <paramref name="count"/>; others begin so much earlier from now on.</summary>
    public void RemoveFirst(int count)
    {
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            if (pieces[i].Start < count)
            {
                Release(i);
            }
            else
            {
                pieces[i] = new OpenPiece(pieces[i].Start - count, pieces[i].Tokens);
            }
        }
    }

    /// <summary>Forgets the pieces that begin anywhere but where a piece was counted since the last call.</summary>
    public void KeepOnly(ReadOnlySpan<int> starts)
    {
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            if (starts.IndexOf(pieces[i].Start) < 0)
            {
                Release(i);
            }
        }
    }

    private int IndexOf(int start)
    {
        int index = 0;
        while (index < pieces.Count && pieces[index].Start != start)
        {
            index++;
        }

        return index;
    }

    private void Release(int index)
    {
        GrowingPiece<AtBack> piece = pieces[index].Tokens;
        pieces.RemoveAt(index);
        if (piece.Length > MaxKept)
        {
            piece.Clear();
        }

        piece.CutTo(0);
        free.Push(piece);
    }

    private readonly struct OpenPiece(int start, GrowingPiece<AtBack> tokens)
    {
        public int Start => start;

        public GrowingPiece<AtBack> Tokens => tokens;
    }
}
