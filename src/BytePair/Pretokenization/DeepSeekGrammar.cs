namespace BytePair.Pretokenization;

/// <summary>
/// DeepSeek V3's three steps, each of which cuts the pieces of the one before as if they were texts: <c>\p{N}{1,3}</c>, then runs of characters that
/// are <see cref="CharactersApart"/>, then, where A is a character of punctuation in ASCII,
/// <c>A[A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</c>.
/// </summary>
/// <remarks>
/// <para>
/// So a text is made of three kinds of regions (numbers, characters apart, the rest), each of which ends as a text does: <c>ok 中文</c> is
/// <c>ok| |中文</c>, and two blanks before a number are one piece.
/// </para>
/// <para>
/// What no alternative matches, controls and the like, is a piece up to where one matches again. If a word follows, its last character
/// is the prefix of that: with Z for a zero width space, <c>ZZa!</c> is <c>Z|Za|!</c>.
/// </para>
/// </remarks>
internal readonly struct DeepSeekGrammar : IGrammar
{
    public const int MaxDigits = 3;

    private const CharacterClass Word = CharacterClass.Letter | CharacterClass.Mark;

    public int PieceEnd(ReadOnlySpan<byte> text, int start)
    {
        CharacterClass first = CharacterClasses.At(text, start, out int length);
        if (first.IsAny(CharacterClass.Number))
        {
            return Runs.EndOfNumber(text, start, MaxDigits);
        }

        int next = start + length;
        bool isApart = CharactersApart.IsAt(text, start, length);
        CharacterClass second = InRegion(text, next, isApart, out int secondLength);
        if (first.IsAny(Word))
        {
            return EndOf(Word, text, next, isApart);
        }

        if (first.IsAny(CharacterClass.Other | CharacterClass.Space) && second.IsAny(Word) && !Runs.IsNewline(text[start]))
        {
            return EndOf(Word, text, next + secondLength, isApart);
        }

        if (first == CharacterClass.None)
        {
            return text[start] < 0x80 && next < text.Length && IsAsciiLetter(text[next]) ? EndOfAsciiLetters(text, next) : EndOfSymbols(text, next, isApart);
        }

        if (text[start] == ' ' && next < text.Length && second == CharacterClass.None)
        {
            return EndOfSymbols(text, next + secondLength, isApart);
        }

        return first.IsAny(CharacterClass.Space) ? EndOfSpaces(text, start, next) : EndOfOthers(text, next, isApart);
    }

    /// <summary>The class of a character if it is in the same region; else that of a number, which begins another.</summary>
    private static CharacterClass InRegion(ReadOnlySpan<byte> text, int position, bool isApart, out int length)
    {
        length = 0;
        if (position >= text.Length)
        {
            return CharacterClass.Number;
        }

        CharacterClass value = CharacterClasses.At(text, position, out length);
        return CharactersApart.IsAt(text, position, length) == isApart ? value : CharacterClass.Number;
    }

    private static int EndOf(CharacterClass wanted, ReadOnlySpan<byte> text, int position, bool isApart)
    {
        while (InRegion(text, position, isApart, out int length).IsAny(wanted))
        {
            position += length;
        }

        return position;
    }

    private static int EndOfSymbols(ReadOnlySpan<byte> text, int position, bool isApart)
    {
        while (InRegion(text, position, isApart, out int length) == CharacterClass.None)
        {
            position += length;
        }

        while (!isApart && position < text.Length && Runs.IsNewline(text[position]))
        {
            position++;
        }

        return position;
    }

    private static int EndOfAsciiLetters(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && IsAsciiLetter(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Where the region ends, all white space goes together, as at the end of a text.</summary>
    private static int EndOfSpaces(ReadOnlySpan<byte> text, int start, int next)
    {
        int end = Runs.EndOf(CharacterClass.Space, text, next);
        int newline = Runs.EndOfLastNewline(text, start, end);
        bool isEndOfRegion = InRegion(text, end, isApart: false, out _).IsAny(CharacterClass.Number);
        return newline > 0 ? newline : isEndOfRegion ? end : Runs.EndOfSpaces(text, start, end);
    }

    private static int EndOfOthers(ReadOnlySpan<byte> text, int position, bool isApart)
    {
        while (InRegion(text, position, isApart, out int length).IsAny(CharacterClass.Other)
            && !InRegion(text, position + length, isApart, out _).IsAny(Word))
        {
            position += length;
        }

        return position;
    }

    private static bool IsAsciiLetter(byte value) => (uint)((value | 0x20) - 'a') < 26;
}
