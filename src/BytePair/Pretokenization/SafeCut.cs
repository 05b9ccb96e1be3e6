namespace BytePair.Pretokenization;

/// <summary>
/// Where a text may be cut so that its two parts, each taken as a whole text, have the pieces of the whole: what lets
/// one text be encoded by several threads.
/// </summary>
/// <remarks>
/// Three places qualify in every grammar here, whatever stands further left or right:
/// <list type="number">
/// <item>Before U+0020 when what precedes it is no white space. No alternative has a space but as its first character
/// or within white space, so a piece begins there; and what lies left ends in no white space, so that the alternatives
/// that look ahead (<c>$</c>, <c>(?!\S)</c>) don't see the difference between a space and the end.</item>
/// <item>Behind a letter, before what is no letter, no mark and no apostrophe. Words and contractions are the only pieces with a
/// letter, and they go on with nothing but letters, marks and an apostrophe.</item>
/// <item>Behind a number, before what is no number: number pieces hold nothing else (but a space in front).</item>
/// </list>
/// Nothing looks behind, so the right part begins as it would have. Example: in <c>it's 12, 文。</c> the safe cuts are
/// <c>it's| 12|,| 文|。</c>.
/// </remarks>
internal static class SafeCut
{
    /// <summary>The last safe cut above <paramref name="floor"/> and at or below <paramref name="position"/>, or -1.</summary>
    /// <param name="text">The whole text, in UTF-8 or UTF-16.</param>
    /// <param name="floor">A position in the text, in units; cuts above it are asked for.</param>
    /// <param name="position">A position in the text, in units. Linear in its distance from the cut that is found.</param>
    public static int FindLast<T, TCharacters>(ReadOnlySpan<T> text, int floor, int position)
        where T : struct
        where TCharacters : struct, ICharacters<T>
    {
        TCharacters characters = default;

        // The end of the text is no cut.
        if (position > floor)
        {
            position = position < text.Length ? characters.StartAt(text, position) : position - characters.LengthBefore(text, position);
        }

        while (position > floor)
        {
            int previous = position - characters.LengthBefore(text, position);
            if (IsSafe<T, TCharacters>(text, previous, position))
            {
                return position;
            }

            position = previous;
        }

        return -1;
    }

    /// <summary>The first safe cut from <paramref name="position"/> on and below <paramref name="limit"/>, or -1; for UTF-8.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="position">A position in the text above 0, in bytes.</param>
    /// <param name="limit">A position in the text, in bytes.</param>
    public static int FindFirst(ReadOnlySpan<byte> text, int position, int limit)
    {
        for (; position < limit; position++)
        {
            if (default(Utf8Characters).StartAt(text, position) == position && IsAt(text, position))
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>Whether a safe cut of UTF-8 lies at <paramref name="position"/>, where a character begins behind another.</summary>
    public static bool IsAt(ReadOnlySpan<byte> utf8Text, int position) =>
        IsSafe<byte, Utf8Characters>(utf8Text, position - Text.Utf8.LengthBefore(utf8Text, position), position);

    private static bool IsSafe<T, TCharacters>(ReadOnlySpan<T> text, int previousAt, int position)
        where T : struct
        where TCharacters : struct, ICharacters<T>
    {
        TCharacters characters = default;
        CharacterClass previous = characters.ClassAt(text, previousAt);
        if (previous.IsAny(CharacterClass.Letter))
        {
            CharacterClass next = characters.ClassAt(text, position);
            return !next.IsAny(CharacterClass.Letter | CharacterClass.Mark) && !characters.Is(text, position, '\'');
        }

        return previous.IsAny(CharacterClass.Number)
            ? !characters.ClassAt(text, position).IsAny(CharacterClass.Number)
            : !previous.IsAny(CharacterClass.Space) && characters.Is(text, position, ' ');
    }
}
