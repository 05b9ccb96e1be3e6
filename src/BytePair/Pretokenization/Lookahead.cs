using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>How much of a text is decided before its end is known: what lets it be read in blocks.</summary>
/// <remarks>
/// <para>
/// Where a piece ends, the grammars see from the character behind it and at most two more (a contraction), but for two
/// cases: in white space it depends on where the white space ends, and in a word on where its letters and marks end. So
/// every end is decided that isn't behind the beginning of the last run of either kind, if that run touches the end of what
/// is known. Example: of <c>see  it's fi</c>, nothing behind <c>it's</c> is decided: <c>fi</c> may go on, and the space belongs to it.
/// </para>
/// <para>
/// A run of letters and marks may be without end and yet have short pieces, so that its beginning is not enough. Two places
/// inside it decide what is before them. In o200k, when a lower-case letter has come, the next capital begins a piece,
/// whatever the letters without case between them: <c>ab文|Cd</c>; but not behind a contraction, which ends a piece itself. In the others, a mark behind a letter does; in o200k it
/// continues the piece, so that none ends there. What is left behind both is at most a few pieces.
/// </para>
/// </remarks>
internal static class Lookahead
{
    /// <summary>More than the longest contraction takes.</summary>
    private const int Margin = 8;

    /// <summary>
    /// The pieces of <paramref name="text"/>, taken as a whole text, that end at or before this position are those of any
    /// text that begins with it. Linear in the length of the last run.
    /// </summary>
    public static int DecidedLength(ReadOnlySpan<byte> text)
    {
        // The last bytes might be a part of a character.
        int known = text.Length - Utf8.MaxCharacterLength + 1;
        if (known <= 0)
        {
            return 0;
        }

        while (known > 0 && Utf8.IsContinuation(text[known]))
        {
            known--;
        }

        return Math.Max(0, Math.Min(StartOfUndecided(text, known), known - Margin));
    }

    /// <summary>Where the run begins that ends at <paramref name="end"/>, or its part behind the last place inside it that decides.</summary>
    private static int StartOfUndecided(ReadOnlySpan<byte> text, int end)
    {
        int start = end;
        int capital = -1;
        var behind = CharacterClass.None;
        while (start > 0)
        {
            int previous = start - Utf8.LengthBefore(text, start);
            CharacterClass before = CharacterClasses.At(text, previous, out _);
            CharacterClass run = RunOf(before);
            if (run == CharacterClass.None || (start < end && run != RunOf(behind)))
            {
                return start;
            }

            if (run == CharacterClass.Letter)
            {
                if (behind.IsAny(CharacterClass.Mark) && !before.IsAny(CharacterClass.Mark))
                {
                    return start;
                }

                if (capital >= 0 && !before.IsAny(CharacterClass.Head) && !MayEndContraction(text, previous))
                {
                    return capital;
                }

                capital = before.IsAny(CharacterClass.Tail) ? capital : previous;
            }

            behind = before;
            start = previous;
        }

        return 0;
    }

    /// <summary>A piece may end behind the letter at <paramref name="position"/>, whatever follows: an apostrophe is one or two letters before its end.</summary>
    private static bool MayEndContraction(ReadOnlySpan<byte> text, int position) =>
        (position > 0 && text[position - 1] == '\'') || (position > 1 && text[position - 2] == '\'');

    /// <summary>White space and words (letters and marks) are the runs whose end decides; None for all other characters.</summary>
    private static CharacterClass RunOf(CharacterClass value) =>
        value.IsAny(CharacterClass.Space) ? CharacterClass.Space
        : value.IsAny(CharacterClass.Letter | CharacterClass.Mark) ? CharacterClass.Letter
        : CharacterClass.None;
}
