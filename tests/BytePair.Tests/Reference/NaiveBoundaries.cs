using System.Globalization;

namespace BytePair.Tests.Reference;

/// <summary>Where a text may be cut by each rule, straight from the rule's words.</summary>
internal static class NaiveBoundaries
{
    public static int[] Of(string text, TruncationBoundary boundary) => boundary switch
    {
        TruncationBoundary.Character => NaiveTruncation.Places(text),
        TruncationBoundary.Grapheme => Graphemes(text),
        _ => [.. Graphemes(text).Where(at => !IsWithinWord(text, at))],
    };

    private static int[] Graphemes(string text) => [.. StringInfo.ParseCombiningCharacters(text), text.Length];

    private static bool IsWithinWord(string text, int at)
    {
        CodePoints before = new(System.Text.Encoding.UTF8.GetBytes(text[..at]));
        CodePoints after = new(System.Text.Encoding.UTF8.GetBytes(text[at..]));
        int Left(int back) => back < before.Values.Length ? before.Values[^(back + 1)] : ' ';
        int Right(int ahead) => ahead < after.Values.Length ? after.Values[ahead] : ' ';
        return Holds(Left(0), Right(0)) || Joins(Left(0), Right(0), Right(1)) || Joins(Left(1), Left(0), Right(0));
    }

    private static bool Holds(int left, int right) => IsOfWord(left) && IsOfWord(right) && !HasNoSpaces(left) && !HasNoSpaces(right);

    private static bool Joins(int left, int joiner, int right) => Holds(left, right) && (joiner is '.' or ','
        ? UnicodeClasses.IsNumber(left) && UnicodeClasses.IsNumber(right)
        : joiner is '\'' or '’' && !UnicodeClasses.IsNumber(left) && !UnicodeClasses.IsNumber(right));

    private static bool IsOfWord(int c) => c == '_' || UnicodeClasses.IsLetter(c) || UnicodeClasses.IsNumber(c) || UnicodeClasses.IsMark(c);

    /// <summary>The blocks of Thai, Lao, Burmese, Khmer, and of East Asia but Hangul.</summary>
    private static bool HasNoSpaces(int c) =>
        c is (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800) or (>= 0x2E80 and < 0x3130) or (>= 0x31A0 and < 0xA000)
            or (>= 0xA9E0 and < 0xAA00) or (>= 0xAA60 and < 0xAA80) or (>= 0xF900 and < 0xFB00) or (>= 0xFF66 and < 0xFFA0) or (>= 0x1AFF0 and < 0x1B170) or (>= 0x20000 and < 0x40000);
}
