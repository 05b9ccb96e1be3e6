using static BytePair.Tests.Reference.UnicodeClasses;

namespace BytePair.Tests.Reference;

/// <summary>An alternative of a pattern: where its match ends that starts at <paramref name="start"/>, or start itself if it doesn't match.</summary>
internal delegate int Alternative(int[] text, int start);

/// <summary>The few building blocks that the three patterns share.</summary>
internal static class Matching
{
    public static int FirstMatch(Alternative[] alternatives, int[] text, int start)
    {
        foreach (Alternative alternative in alternatives)
        {
            int end = alternative(text, start);
            if (end > start)
            {
                return end;
            }
        }

        throw new InvalidOperationException($"No alternative matches at {start}.");
    }

    /// <summary><c>[set]{0,limit}</c>, taking all it can.</summary>
    public static int Run(int[] text, int start, Predicate<int> set, int limit = int.MaxValue)
    {
        int end = start;
        while (end < text.Length && end - start < limit && set(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary><c>[prefix]?[set]+</c>. To give the prefix back never helps here: no prefix is itself in the set.</summary>
    public static int PrefixedRun(int[] text, int start, Predicate<int> prefix, Predicate<int> set)
    {
        int from = Run(text, start, prefix, limit: 1);
        int end = Run(text, from, set);
        return end > from ? end : start;
    }

    /// <summary><c>\s++$</c></summary>
    public static int SpaceToEnd(int[] text, int start)
    {
        int end = Run(text, start, IsSpace);
        return end == text.Length ? end : start;
    }

    /// <summary><c>\s*[\r\n]</c> and <c>\s*[\r\n]+</c>: both backtrack to the last line break of the run.</summary>
    public static int SpaceToLastLineBreak(int[] text, int start)
    {
        int end = Run(text, start, IsSpace);
        while (end > start && !IsLineBreak(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary><c>\s+(?!\S)</c>: the run, but for its last space if something follows.</summary>
    public static int SpaceNotBeforeText(int[] text, int start)
    {
        int end = Run(text, start, IsSpace);
        return end == text.Length ? end : Math.Max(start, end - 1);
    }

    /// <summary><c>\s</c></summary>
    public static int OneSpace(int[] text, int start) => Run(text, start, IsSpace, limit: 1);

    /// <summary><c>'s|'t|…</c>: the first of the suffixes that follows an apostrophe, letters compared through <paramref name="fold"/>.</summary>
    public static int Contraction(int[] text, int start, string[] suffixes, Func<int, int> fold)
    {
        if (start < text.Length && text[start] == '\'')
        {
            foreach (string suffix in suffixes)
            {
                if (text.Skip(start + 1).Take(suffix.Length).Select(fold).SequenceEqual(suffix.Select(c => (int)c)))
                {
                    return start + 1 + suffix.Length;
                }
            }
        }

        return start;
    }

    /// <summary>Simple case folding as far as it reaches ASCII: A to Z, U+017F (long s) and U+212A (Kelvin sign).</summary>
    public static int Fold(int c) => c switch
    {
        >= 'A' and <= 'Z' => c + ('a' - 'A'),
        0x17F => 's',
        0x212A => 'k',
        _ => c,
    };

    public static bool IsBlank(int c) => c == ' ';

    public static bool IsLineBreak(int c) => c is '\r' or '\n';

    /// <summary><c>[^\r\n\p{L}\p{N}]</c></summary>
    public static bool IsWordPrefix(int c) => !IsLineBreak(c) && !IsLetter(c) && !IsNumber(c);

    /// <summary><c>[^\s\p{L}\p{N}]</c></summary>
    public static bool IsOther(int c) => !IsSpace(c) && !IsLetter(c) && !IsNumber(c);
}
