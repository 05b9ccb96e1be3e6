using System.Globalization;

namespace BytePair.Budgeting.Chunking;

/// <summary>What a char is, as far as chunks ask. The runtime's tables are good enough: where they differ, a cut moves, and no count does.</summary>
internal static class CharKinds
{
    public static bool IsWhiteSpace(char c) =>
        c is (>= '\t' and <= '\r') or ' ' or '\u0085' or '\u00A0'
        || (c >= '\u1680' && c is '\u1680' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000');

    public static bool IsLetter(char c) => c < 0x80 ? (c | 0x20) is >= 'a' and <= 'z' : CharUnicodeInfo.GetUnicodeCategory(c) <= UnicodeCategory.OtherLetter;

    public static bool IsLower(char c) => c < 0x80 ? c is >= 'a' and <= 'z' : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.LowercaseLetter;

    public static bool IsDigit(char c) => c < 0x80 ? c is >= '0' and <= '9' : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber;

    public static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
