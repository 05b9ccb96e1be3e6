using BytePair.Blocks;
using BytePair.Special;

namespace BytePair.Truncation;

/// <summary>Counts of UTF-16, which is read as UTF-8.</summary>
internal readonly struct Utf16Counts(TextWindows windows, TextEncoder encoder, SpecialRules? rules) : ITokenCounts<char>
{
    public int FindBeginning(ReadOnlySpan<char> text, int maxTokens) => windows.FindBeginning(text, rules, maxTokens, out _);

    public int FindEnding(ReadOnlySpan<char> text, int maxTokens) => windows.FindEnding(text, rules, maxTokens, out _);

    public long Count(ReadOnlySpan<char> text, int maxTokens)
    {
        using var utf8 = new Utf8Copy(text);
        return new Utf8Counts(windows, encoder, rules).Count(utf8.Span, maxTokens);
    }

    public bool HasTokenAcross(ReadOnlySpan<char> text, int position)
    {
        if (rules is null)
        {
            return false;
        }

        int reach = rules.MaxLength;
        int start = Math.Max(0, position - reach);
        using var before = new Utf8Copy(text.Slice(start, position - start));
        using var around = new Utf8Copy(text.Slice(start, Math.Min(text.Length - start, position - start + reach)));
        return rules.AreFoundAcross(around.Span, before.Span.Length);
    }
}
