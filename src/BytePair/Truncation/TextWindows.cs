using BytePair.Blocks;
using BytePair.Pretokenization;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Truncation;

/// <summary>
/// Looks at as much of a text as so many tokens usually take, and at four times as much each time that this was too little: a
/// long text of which little is kept is neither copied nor searched as a whole.
/// </summary>
internal sealed class TextWindows(TextLimits limits, TextEncoder encoder)
{
    /// <summary>In chars or bytes; text of few scripts has fewer tokens than this would take.</summary>
    private const int UnitsPerToken = 6;

    private const int LeastLength = 256;
    private const int Growth = 4;

    public int FindBeginning(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens, out int tokens)
    {
        for (long wanted = FirstLength(maxTokens); ; wanted *= Growth)
        {
            int length = wanted < text.Length ? default(Utf8Characters).StartAt(text, (int)wanted) : text.Length;
            Cut cut = FirstCut(text.Slice(0, length), rules, maxTokens);
            if (cut.IsFinal || length == text.Length)
            {
                tokens = cut.Tokens;
                return cut.Position;
            }
        }
    }

    public int FindBeginning(ReadOnlySpan<char> text, SpecialRules? rules, int maxTokens, out int tokens)
    {
        for (long wanted = FirstLength(maxTokens); ; wanted *= Growth)
        {
            int length = wanted < text.Length ? default(Utf16Characters).StartAt(text, (int)wanted) : text.Length;
            using var utf8 = new Utf8Copy(text.Slice(0, length));
            Cut cut = FirstCut(utf8.Span, rules, maxTokens);
            if (cut.IsFinal || length == text.Length)
            {
                tokens = cut.Tokens;
                return Utf8.CountChars(utf8.Span.Slice(0, cut.Position));
            }
        }
    }

    public int FindEnding(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens, out int tokens)
    {
        for (long wanted = FirstLength(maxTokens); ; wanted *= Growth)
        {
            int start = wanted < text.Length ? default(Utf8Characters).StartAt(text, text.Length - (int)wanted) : 0;
            Cut cut = LastCut(text.Slice(start), rules, maxTokens);
            if (cut.IsFinal || start == 0)
            {
                tokens = cut.Tokens;
                return start + cut.Position;
            }
        }
    }

    public int FindEnding(ReadOnlySpan<char> text, SpecialRules? rules, int maxTokens, out int tokens)
    {
        for (long wanted = FirstLength(maxTokens); ; wanted *= Growth)
        {
            int start = wanted < text.Length ? default(Utf16Characters).StartAt(text, text.Length - (int)wanted) : 0;
            using var utf8 = new Utf8Copy(text.Slice(start));
            Cut cut = LastCut(utf8.Span, rules, maxTokens);
            if (cut.IsFinal || start == 0)
            {
                tokens = cut.Tokens;
                return text.Length - Utf8.CountChars(utf8.Span.Slice(cut.Position));
            }
        }
    }

    private Cut FirstCut(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens) => CanSearch(text, rules)
        ? limits.FindBeginning(text, rules, maxTokens)
        : ChangedLimits.FindBeginning(encoder, text, rules, maxTokens);

    private Cut LastCut(ReadOnlySpan<byte> text, SpecialRules? rules, int maxTokens) => CanSearch(text, rules)
        ? limits.FindEnding(text, rules, maxTokens)
        : ChangedLimits.FindEnding(encoder, text, rules, maxTokens);

    private static long FirstLength(int maxTokens) => LeastLength + ((long)UnitsPerToken * maxTokens);

    /// <summary>Whether the text is read as it is, and can be gone on with behind any of its pieces.</summary>
    private bool CanSearch(ReadOnlySpan<byte> text, SpecialRules? rules) => encoder.Pieces.Grammar.CanBeginAnywhere && encoder.IsDirect(rules, text);
}
