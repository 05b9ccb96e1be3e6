using System.Globalization;

namespace BytePair.Budgeting.Chunking;

/// <summary>Where a word begins, so that a chunk may begin there: told from the few chars around a place.</summary>
internal static class WordBreaks
{
    /// <summary>Marks behind which a word of the same line may begin without white space. None parts digits, as in <c>1,000.5</c> and <c>12:30</c>.</summary>
    private const string Separators = ",;:.!?)]}/\\|=+*%>~^—–…”»、。，！？；：）」』】》〉";

    /// <summary>Letters that belong to the one before, though the runtime calls them letters: vowels of Thai and Lao, iteration and length marks.</summary>
    private const string Followers = "\u0E30\u0E32\u0E33\u0E45\u0E46\u0EB0\u0EB2\u0EB3\u0EC6々〻ーゝゞヽヾｰﾞﾟ";

    /// <summary>Letters that belong to the one behind: leading vowels of Thai and Lao, and what stacks consonants in Burmese and Khmer.</summary>
    private const string Leaders = "\u0E40\u0E41\u0E42\u0E43\u0E44\u0EC0\u0EC1\u0EC2\u0EC3\u0EC4\u1039\u17D2";

    private const int LightestSkin = 0x1F3FB;
    private const int DarkestSkin = 0x1F3FF;

    /// <summary>Whether a word begins at a position behind white space, a separator, or a letter of a script without spaces.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int position)
    {
        char before = text[position - 1];
        char after = text[position];
        if (CharKinds.IsWhiteSpace(after) || Continues(text, position))
        {
            return false;
        }

        if (CharKinds.IsWhiteSpace(before))
        {
            return true;
        }

        if (IsWrittenWithoutSpaces(before) || IsWrittenWithoutSpaces(after))
        {
            return IsBetweenLetters(before, after);
        }

        return IsOfWord(after) && IsSeparated(position > 1 ? text[position - 2] : ' ', before, after);
    }

    /// <summary>True where a character begins that belongs to the one before: a mark, a joiner, a shade of skin; or the second half of a surrogate pair.</summary>
    public static bool Continues(ReadOnlySpan<char> text, int position)
    {
        char c = text[position];
        if (c < 0x80 || char.IsLowSurrogate(c))
        {
            return c >= 0x80;
        }

        bool isPair = char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]);
        return isPair ? PairContinues(text.Slice(position, 2)) : IsMarkOrJoiner(CharUnicodeInfo.GetUnicodeCategory(c));
    }

    private static bool PairContinues(ReadOnlySpan<char> pair) =>
        char.ConvertToUtf32(pair[0], pair[1]) is >= LightestSkin and <= DarkestSkin
        || IsMarkOrJoiner(CharUnicodeInfo.GetUnicodeCategory(pair.ToString(), 0));

    private static bool IsMarkOrJoiner(UnicodeCategory category) =>
        CharKinds.IsMark(category) || category == UnicodeCategory.Format;

    /// <summary>Whether a mark parts what is on either side of it. A hyphen belongs to the word before it, if there is one.</summary>
    private static bool IsSeparated(char left, char mark, char right) =>
        mark == '-' ? IsOfWord(left) : Separators.AsSpan().IndexOf(mark) >= 0 && !(CharKinds.IsDigit(left) && CharKinds.IsDigit(right));

    private static bool IsBetweenLetters(char before, char after)
    {
        bool begins = IsOfWord(after) && Followers.AsSpan().IndexOf(after) < 0;
        bool ends = IsOfWord(before) || char.IsLowSurrogate(before) || CharKinds.IsMark(CharUnicodeInfo.GetUnicodeCategory(before)) || Separators.AsSpan().IndexOf(before) >= 0;
        return begins && ends && Leaders.AsSpan().IndexOf(before) < 0;
    }

    private static bool IsOfWord(char c) => CharKinds.IsLetter(c) || CharKinds.IsDigit(c) || c == '_' || char.IsHighSurrogate(c);

    /// <summary>Thai, Lao, Burmese, Khmer; kana and ideographs of the basic plane.</summary>
    private static bool IsWrittenWithoutSpaces(char c) =>
        c is (>= '\u0E00' and < '\u0F00') or (>= '\u1000' and < '\u10A0') or (>= '\u1780' and < '\u1800')
            or (>= '\u2E80' and < '\u3130') or (>= '\u31A0' and < '\uA000') or (>= '\uF900' and < '\uFB00') or (>= '\uFF66' and < '\uFFA0');
}
