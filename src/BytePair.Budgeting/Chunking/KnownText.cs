namespace BytePair.Budgeting.Chunking;

/// <summary>The part of a text that is known and not done with: its chars, its boundaries, and the tokens of any range of it.</summary>
/// <remarks>
/// <para>
/// A short range is counted. A long one is asked of a <see cref="TokenRangeCounter"/>, which is made once for the part, in linear time, and then answers for the price
/// of some 600 bytes however long the range is. The part is cut into as many chunks as it holds, and then moved on by at least as much as is left of
/// it: so each char is in two parts or three. Where the tokens are no <see cref="BpeTokenizer"/>'s, every range is counted.
/// </para>
/// <para>All positions are those of the part.</para>
/// </remarks>
internal sealed class KnownText(ITokenCounter tokens, TextChunkerOptions options)
{
    /// <summary>Chars that are encoded as fast as a counter for ranges is asked.</summary>
    private const int LongestEncoded = 1024;

    /// <summary>Chunks of so many chars are encoded two or three times as fast as such a counter is made for their text and asked.</summary>
    private const int LongestRecounted = 3072;

    private readonly BoundaryList boundaries = new();
    private ReadOnlyMemory<char> text;
    private readonly BpeTokenizer? tokenizer = tokens as BpeTokenizer;
    private TokenRangeCounter? counter;
    private LineScanner? scanner;

    public string CounterName => tokens.Name;

    public BoundaryList Boundaries => boundaries;

    public ReadOnlySpan<char> Chars => text.Span;

    public int Length => text.Length;

    /// <summary>Whether nothing follows.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The length of all ranges that were counted and of all parts that were shown, so that a test can see how it grows.</summary>
    public long Work { get; private set; }

    /// <summary>All boundaries before this place are known.</summary>
    public int Decided => Scanner.Decided;

    private LineScanner Scanner => scanner ??= LineScanner.Create(options, boundaries);

    /// <summary>More of the text has become known.</summary>
    public void Show(ReadOnlyMemory<char> known, bool isComplete)
    {
        text = known;
        IsComplete = isComplete;
        counter = null;
        Work += known.Length;
        Scanner.Scan(known.Span, isComplete);
    }

    /// <summary>So many chars at the beginning are done with; the text is shown again without them.</summary>
    public void RemoveFirst(int chars)
    {
        boundaries.RemoveFirst(chars);
        Scanner.RemoveFirst(chars);
        counter = null;
    }

    /// <summary>The tokens of a range as it would be sent.</summary>
    public long CountTokens(int start, int end)
    {
        if (options.TrimWhiteSpace)
        {
            start = TrimStart(start, end);
            end = TrimEnd(start, end);
        }

        Work += end - start;
        bool isShort = end - start <= (counter is null ? LongestRecounted : LongestEncoded);
        if (isShort || tokenizer is null || (start == 0 && end == Length && counter is null))
        {
            return tokens.CountTokens(Chars.Slice(start, end - start));
        }

        counter ??= tokenizer.CreateRangeCounter(Chars);
        return counter.CountTokens(start, end - start);
    }

    /// <summary>Where a chunk's text begins if white space doesn't count; indentation does, but in plain text.</summary>
    public int TrimStart(int start, int end)
    {
        ReadOnlySpan<char> chars = Chars;
        bool keepsIndentation = options.Format != ChunkFormat.PlainText;
        int kept = keepsIndentation && (start == 0 || chars[start - 1] is '\n' or '\r') ? start : -1;
        int at = start;
        while (at < end && CharKinds.IsWhiteSpace(chars[at]))
        {
            at++;
            kept = keepsIndentation && chars[at - 1] is '\n' or '\r' ? at : kept;
        }

        return kept >= 0 && at < end ? kept : at;
    }

    /// <summary>Where a chunk's text ends if white space doesn't count.</summary>
    public int TrimEnd(int start, int end)
    {
        ReadOnlySpan<char> chars = Chars;
        while (end > start && CharKinds.IsWhiteSpace(chars[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Behind the last line break of the white space that the text ends with: what follows may be indentation. In plain text, the end.</summary>
    public int BehindLastBreak(int start)
    {
        if (options.Format == ChunkFormat.PlainText)
        {
            return Length;
        }

        int index = Chars.Slice(start).LastIndexOfAny('\n', '\r');
        return index < 0 ? start : start + index + 1;
    }

    /// <summary>The headings above a chunk.</summary>
    public IReadOnlyList<string> HeadingsOf(int start, int end) => Scanner.Headings.Of(start, end);

    /// <summary>The position itself, or the one before if it is between the halves of a surrogate pair.</summary>
    public int Floor(int position)
    {
        ReadOnlySpan<char> chars = Chars;
        bool isWithinPair = position > 0 && position < chars.Length && char.IsLowSurrogate(chars[position]) && char.IsHighSurrogate(chars[position - 1]);
        return isWithinPair ? position - 1 : position;
    }
}
