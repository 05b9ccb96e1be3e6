namespace BytePair.Budgeting.Estimates;

/// <summary>Words as people count them: what stands between white space.</summary>
internal static class Words
{
    public static long Count(ReadOnlySpan<char> text)
    {
        long words = 0;
        bool inWord = false;
        foreach (char symbol in text)
        {
            bool begins = !IsWhiteSpace(symbol);
            words += begins && !inWord ? 1 : 0;
            inWord = begins;
        }

        return words;
    }

    /// <summary>White_Space of Unicode 16.0, all of it in the first plane; not the runtime's, which may be another one's.</summary>
    private static bool IsWhiteSpace(char symbol) => symbol < '\u0080'
        ? symbol is ' ' or (>= '\t' and <= '\r')
        : symbol is '\u0085' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
