namespace BytePair.Truncation;

/// <summary>Counts by any counter, of which nothing is known but its counts.</summary>
/// <remarks>
/// Tokens grow with the text, nearly always. So the part that is kept is searched for between a length that fits and one that doesn't, both
/// counted: lengths four times as long each time until one doesn't fit, then the middle. Example: 100 tokens of a long text. 856 chars have 190 tokens, and so
/// are too many; 428 have 97 and fit; 642 don't, nor do 535, 481, 454, and after five more counts it is 441.
/// </remarks>
internal readonly struct CounterCounts(ITokenCounter counter) : ITokenCounts<char>
{
    private const int LeastLength = 256;
    private const int CharsPerToken = 6;
    private const int Growth = 4;

    public int FindBeginning(ReadOnlySpan<char> text, int maxTokens) => Beginning(text, LengthThatFits(text, maxTokens, fromEnd: false)).Length;

    public int FindEnding(ReadOnlySpan<char> text, int maxTokens) => text.Length - Ending(text, LengthThatFits(text, maxTokens, fromEnd: true)).Length;

    public long Count(ReadOnlySpan<char> text, int maxTokens) => counter.CountTokens(text);

    /// <summary>Counters read special tokens as ordinary text.</summary>
    public bool HasTokenAcross(ReadOnlySpan<char> text, int position) => false;

    private int LengthThatFits(ReadOnlySpan<char> text, int maxTokens, bool fromEnd)
    {
        int fits = 0;
        int tooLong = text.Length + 1;
        for (long length = LeastLength + ((long)CharsPerToken * maxTokens); fits < text.Length && tooLong > text.Length; length *= Growth)
        {
            Try(text, (int)Math.Min(length, text.Length), maxTokens, fromEnd, ref fits, ref tooLong);
        }

        while (tooLong - fits > 1)
        {
            Try(text, fits + ((tooLong - fits) / 2), maxTokens, fromEnd, ref fits, ref tooLong);
        }

        return fits;
    }

    private void Try(ReadOnlySpan<char> text, int length, int maxTokens, bool fromEnd, ref int fits, ref int tooLong)
    {
        ReadOnlySpan<char> part = fromEnd ? Ending(text, length) : Beginning(text, length);
        if (counter.CountTokens(part) <= maxTokens)
        {
            fits = length;
        }
        else
        {
            tooLong = length;
        }
    }

    /// <summary>The beginning of so many chars, or of one fewer where that would halve a surrogate pair.</summary>
    private static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> text, int length) => text.Slice(0, IsWithinPair(text, length) ? length - 1 : length);

    private static ReadOnlySpan<char> Ending(ReadOnlySpan<char> text, int length) =>
        text.Slice(IsWithinPair(text, text.Length - length) ? text.Length - length + 1 : text.Length - length);

    private static bool IsWithinPair(ReadOnlySpan<char> text, int position) =>
        position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position]);
}
