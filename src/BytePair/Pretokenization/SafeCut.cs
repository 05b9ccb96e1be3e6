using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>
/// Where a text may be cut so that its two parts, each taken as a whole text, have the pieces of the whole: what lets
/// text be read in blocks and in parallel.
/// </summary>
/// <remarks>
/// Three places qualify in every grammar here, whatever stands further left or right:
/// <list type="number">
/// <item>Before U+0020 when what precedes it is no white space. No alternative has a space but as its first character
/// or within white space, so a piece begins there; and what lies left ends in no white space, so that the alternatives
/// that look ahead (<c>$</c>, <c>(?!\S)</c>) don't see the difference between a space and the end.</item>
/// <item>Behind a letter, before what is no letter, no mark and no apostrophe. Words are the only pieces with a letter
/// other than in contractions, and they go on with nothing but letters, marks and an apostrophe.</item>
/// <item>Behind a number, before what is no number: number pieces hold nothing else (but a space in front).</item>
/// </list>
/// Example: in <c>it's 12, 文。</c> the safe cuts are <c>it's| 12|,| 文|。</c>.
/// </remarks>
internal static class SafeCut
{
    /// <summary>
    /// The last safe cut in <paramref name="text"/>, or 0 where there is none. The text may go on with anything: its last
    /// bytes, which might be a part of a character, decide nothing.
    /// </summary>
    public static int FindLast(ReadOnlySpan<byte> text)
    {
        int position = text.Length - Utf8.MaxCharacterLength;
        if (position <= 0)
        {
            return 0;
        }

        while (position > 0 && Utf8.IsContinuation(text[position]))
        {
            position--;
        }

        CharacterClass next = position > 0 ? CharacterClasses.At(text, position, out _) : CharacterClass.None;
        while (position > 0)
        {
            int previousStart = position - Utf8.LengthBefore(text, position);
            CharacterClass previous = CharacterClasses.At(text, previousStart, out _);
            if (IsSafe(previous, next, text[position]))
            {
                return position;
            }

            position = previousStart;
            next = previous;
        }

        return 0;
    }

    private static bool IsSafe(CharacterClass previous, CharacterClass next, byte nextByte)
    {
        if (previous.IsAny(CharacterClass.Letter))
        {
            return !next.IsAny(CharacterClass.Letter | CharacterClass.Mark) && nextByte != '\'';
        }

        if (previous.IsAny(CharacterClass.Number))
        {
            return !next.IsAny(CharacterClass.Number);
        }

        return !previous.IsAny(CharacterClass.Space) && nextByte == ' ';
    }
}
