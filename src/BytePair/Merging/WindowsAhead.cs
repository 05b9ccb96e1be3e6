namespace BytePair.Merging;

/// <summary>Windows of long pieces, many of them merged in turns before anybody knows which tokens stand before them.</summary>
/// <remarks>
/// They are laid over one piece after another. The last one of a piece is as long as the others, so that it shares the more with the
/// one before it: most pieces have two windows, and rarely is a token missing that both have. A piece of one unit again and again has none.
/// </remarks>
internal sealed unsafe class WindowsAhead(Merger shortMerger)
{
    private readonly ShortPiece[] windows = new ShortPiece[32];

    /// <summary>How many of them are merged, of this piece and of those after it.</summary>
    private int count;

    /// <summary>The first that may still be asked for.</summary>
    private int next;

    private ShortPiece* piece;
    private ShortPiece* piecesEnd;

    /// <inheritdoc cref="Merger.Begin"/>
    public void Begin(ShortPiece* pieces, int pieceCount)
    {
        piece = pieces - 1;
        piecesEnd = pieces + pieceCount;
        count = 0;
    }

    /// <summary>Goes to the next piece, the first at first.</summary>
    public ReadOnlySpan<byte> NextPiece()
    {
        piece++;
        return new(piece->Bytes, piece->Length);
    }

    /// <summary>The next window of the piece that ends behind <paramref name="end"/>; the first one begins where the piece does.</summary>
    public ref ShortPiece Find(int end, WindowSizes sizes, out int start)
    {
        for (; next < count; next++)
        {
            ref ShortPiece window = ref windows[next];
            nint at = (nint)(window.Bytes - piece->Bytes);
            if (at >= 0 && at + window.Length > end && at + window.Length <= piece->Length)
            {
                start = (int)at;
                return ref window;
            }
        }

        next = 0;
        start = Math.Max(0, end - sizes.Shared);
        MergeFrom(start, sizes);
        start = (int)(windows[0].Bytes - piece->Bytes);
        return ref windows[0];
    }

    private void MergeFrom(int start, WindowSizes sizes)
    {
        int length = Math.Min(sizes.Small, ShortMerge.MaxLength);
        fixed (ShortPiece* first = windows)
        {
            ShortPiece* window = first;
            for (ShortPiece* of = piece; of < piecesEnd; of++)
            {
                if (of > piece && LongMerge.Repeats(new(of->Bytes, of->Length), 1, sizes.Large))
                {
                    continue;
                }

                int last = Math.Max(0, of->Length - length);
                for (bool isLast = false; !isLast && window < first + windows.Length; window++)
                {
                    isLast = start >= last;
                    window->Bytes = of->Bytes + Math.Min(start, last);
                    window->Length = Math.Min(length, of->Length);
                    start += length - sizes.Shared;
                }

                start = 0;
            }

            count = (int)(window - first);
            shortMerger.MergeInTurns(first, count, length);
        }
    }
}
