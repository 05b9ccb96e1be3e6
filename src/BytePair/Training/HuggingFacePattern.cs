using System.Text;
using BytePair.Pretokenization.Patterns;

namespace BytePair.Training;

/// <summary>Writes a pattern of tiktoken's as Hugging Face's tokenizers read it.</summary>
/// <remarks>
/// Two things differ. <c>$</c> is the end of the text with the one and the end of a line with the other, where <c>\z</c> is what is meant; and <c>{1,3}+</c>, which
/// gives nothing back, repeats the repetition there, so that the plus has to go. That is done to the letter; then both are parsed, and have to be of
/// one form, so that no pattern is written that means something else.
/// </remarks>
internal static class HuggingFacePattern
{
    /// <summary>The pattern in the other dialect, or null if it can't be told.</summary>
    public static string? Of(string pattern)
    {
        string[] meant = PatternForm.Alternatives(PatternParser.Parse(pattern, PatternDialect.Tiktoken));
        foreach (string candidate in new[] { pattern, Translate(pattern) })
        {
            string[] read = PatternForm.Alternatives(PatternParser.Parse(candidate, PatternDialect.HuggingFace));
            if (read.AsSpan().SequenceEqual(meant))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        int classes = 0;
        bool isInterval = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
            {
                int end = EscapeEnd(pattern, i);
                text.Append(pattern, i, end - i);
                i = end - 1;
                isInterval = false;
                continue;
            }

            classes += c == '[' ? 1 : c == ']' ? -1 : 0;
            bool isDropped = classes == 0 && c == '+' && isInterval;
            text.Append(isDropped ? string.Empty : classes == 0 && c == '$' ? "\\z" : c.ToString());
            isInterval = c == '}';
        }

        return text.ToString();
    }

    /// <summary>Where an escape ends: behind a letter, or behind the braces that it has, as in <c>\p{L}</c>.</summary>
    private static int EscapeEnd(string pattern, int start)
    {
        int end = Math.Min(start + 2, pattern.Length);
        bool hasBraces = end < pattern.Length && pattern[end] == '{' && (pattern[end - 1] is 'p' or 'P' or 'x');
        return hasBraces && pattern.IndexOf('}', end) is > 0 and int close ? close + 1 : end;
    }
}
