using BytePair.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>Cuts a text by one step of a pre-tokenizer. With scratch: for one thread at a time.</summary>
internal sealed class SplitCutter(PatternProgram program, SplitBehavior behavior, bool isInverted, TimeSpan? timeout)
{
    public PatternMatcher Matcher { get; } = new(program, timeout);

    /// <summary>Where the piece ends that begins at <paramref name="start"/>, below the text's length.</summary>
    public int PieceEnd(ReadOnlySpan<byte> text, int start)
    {
        int end = StretchEnd(text, start, out bool isMatch);
        if (behavior is SplitBehavior.Isolated or SplitBehavior.Removed)
        {
            return end;
        }

        bool isFirst = isMatch;
        bool joins = behavior switch
        {
            SplitBehavior.Contiguous => true,
            SplitBehavior.MergedWithPrevious => isMatch == isInverted,
            _ => isMatch != isInverted,
        };
        while (joins && end < text.Length)
        {
            int next = StretchEnd(text, end, out isMatch);
            joins = behavior == SplitBehavior.Contiguous && isMatch == isFirst;
            end = joins || (behavior != SplitBehavior.Contiguous && isMatch != isFirst) ? next : end;
        }

        Matcher.HasSeenEnd |= end == text.Length;
        return end;
    }

    /// <summary>The end of a match, or of the stretch up to the next one. Where one takes nothing, it parts the stretch.</summary>
    private int StretchEnd(ReadOnlySpan<byte> text, int start, out bool isMatch)
    {
        int end = Matcher.Match(text, start);
        isMatch = end > start;
        if (isMatch)
        {
            return end;
        }

        do
        {
            Utf8.TryRead(text.Slice(start), out _, out int length);
            start = Matcher.NextStart(text, start + length);
        }
        while (start < text.Length && Matcher.Match(text, start) == PatternMatcher.None);

        Matcher.HasSeenEnd |= start == text.Length;
        return start;
    }
}
