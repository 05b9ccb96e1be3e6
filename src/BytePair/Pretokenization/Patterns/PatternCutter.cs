namespace BytePair.Pretokenization.Patterns;

/// <summary>Cuts texts by the steps of a pre-tokenizer, one within the other. With scratch: for one thread at a time.</summary>
/// <remarks>A piece of the first step depends on the text behind it as far as its matcher looked; what the others make of it depends on nothing else.</remarks>
internal sealed class PatternCutter(SplitCutter[] steps, bool canBeginAnywhere)
{
    /// <summary>Whether the first piece would end elsewhere if more text followed, for all that is known.</summary>
    public bool HasSeenEnd => steps.Length == 0 || steps[0].Matcher.HasSeenEnd;

    /// <summary>How far was looked for the first piece; the whole text where there is no step.</summary>
    public int Reach(ReadOnlySpan<byte> text) => HasSeenEnd ? text.Length : steps[0].Matcher.Reach;

    /// <inheritdoc cref="Pretokenizer.FindEnds"/>
    public int FindEnds(ReadOnlySpan<byte> text, int start, Span<int> ends)
    {
        int outer = canBeginAnywhere ? start : 0;
        Begin(outer);
        int count = 0;
        while (outer < text.Length && count < ends.Length)
        {
            int end = OuterEnd(text, outer);
            if (end > start)
            {
                Cut(1, text.Slice(0, end), outer, start, ends, ref count);
            }

            outer = end;
        }

        return count;
    }

    /// <summary>Where the first piece of the text from <paramref name="start"/> on ends.</summary>
    public int FirstEnd(ReadOnlySpan<byte> text, int start)
    {
        Begin(start);
        int end = OuterEnd(text, start);
        foreach (SplitCutter step in steps.AsSpan(Math.Min(1, steps.Length)))
        {
            end = step.PieceEnd(text.Slice(0, end), start);
        }

        return end;
    }

    /// <summary>Where the last piece of the first step ends that no more text can change.</summary>
    public int DecidedLength(ReadOnlySpan<byte> text)
    {
        Begin(0);
        int decided = 0;
        for (int end = 0; end < text.Length && !HasSeenEnd;)
        {
            decided = end;
            end = OuterEnd(text, end);
            decided = HasSeenEnd ? decided : end;
        }

        return decided;
    }

    private void Begin(int start)
    {
        foreach (SplitCutter step in steps)
        {
            step.Matcher.Begin(start);
        }
    }

    private int OuterEnd(ReadOnlySpan<byte> text, int start) => steps.Length == 0 ? text.Length : steps[0].PieceEnd(text, start);

    /// <summary>Cuts a piece by one of the steps, and what comes of it by the next ones; adds the ends behind <paramref name="from"/>.</summary>
    private void Cut(int number, ReadOnlySpan<byte> piece, int start, int from, Span<int> ends, ref int count)
    {
        if (number >= steps.Length)
        {
            ends[count++] = piece.Length;
            return;
        }

        while (start < piece.Length && count < ends.Length)
        {
            int end = steps[number].PieceEnd(piece, start);
            if (end > from)
            {
                Cut(number + 1, piece.Slice(0, end), start, from, ends, ref count);
            }

            start = end;
        }
    }
}
