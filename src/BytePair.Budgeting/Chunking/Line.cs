namespace BytePair.Budgeting.Chunking;

/// <summary>A line of a text of which only a part may be known yet.</summary>
internal readonly struct Line
{
    /// <summary>What a line is, is told from so many chars at its beginning.</summary>
    private const int MaxHead = 1024;

    private const string Breaks = "\n\r";

    private Line(int start, int contentEnd, int end, bool isWhole)
    {
        Start = start;
        ContentEnd = contentEnd;
        End = end;
        IsWhole = isWhole;
    }

    public int Start { get; }

    /// <summary>Where its line break begins; of a line that isn't whole, where the known text ends.</summary>
    public int ContentEnd { get; }

    /// <summary>Where the next line begins.</summary>
    public int End { get; }

    /// <summary>Whether its end is known.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether so much is known that what the line is doesn't depend on what follows.</summary>
    public bool HasHead => IsWhole || ContentEnd - Start >= MaxHead;

    /// <summary>The line from a position on.</summary>
    /// <param name="text">The text as far as it is known.</param>
    /// <param name="start">Where the line begins, or a place in it.</param>
    /// <param name="isComplete">Whether nothing follows the text.</param>
    public static Line From(ReadOnlySpan<char> text, int start, bool isComplete)
    {
        int length = text.Slice(start).IndexOfAny(Breaks.AsSpan());
        int contentEnd = start + length;
        if (length < 0)
        {
            return new Line(start, text.Length, text.Length, isComplete);
        }

        bool isLast = contentEnd + 1 == text.Length;
        if (text[contentEnd] == '\r' && isLast && !isComplete)
        {
            return new Line(start, text.Length, text.Length, isWhole: false);
        }

        bool isPair = text[contentEnd] == '\r' && !isLast && text[contentEnd + 1] == '\n';
        return new Line(start, contentEnd, contentEnd + (isPair ? 2 : 1), isWhole: true);
    }

    /// <summary>The beginning of the line, as far as it says what the line is.</summary>
    public ReadOnlySpan<char> Head(ReadOnlySpan<char> text) => text.Slice(Start, Math.Min(ContentEnd - Start, MaxHead));
}
