using BytePair.Text;

namespace BytePair.Pretokenization;

/// <summary>How much of a text is decided before its end is known: what lets it be read in blocks.</summary>
/// <remarks>
/// Where a piece ends, the grammars see from the character behind it and at most two more (a contraction), but for two
/// cases: in white space it depends on where the white space ends, and in a word on where its letters and marks end. So
/// every end is decided that isn't behind the beginning of the last run of either kind, if that run touches the end of what
/// is known. Example: of <c>see  it's fi</c>, nothing behind <c>it's</c> is decided: <c>fi</c> may go on, and the space belongs to it.
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

        int runStart = known;
        CharacterClass run = CharacterClass.None;
        while (runStart > 0)
        {
            int previous = runStart - Utf8.LengthBefore(text, runStart);
            CharacterClass kind = RunOf(CharacterClasses.At(text, previous, out _));
            if (kind == CharacterClass.None || (run != CharacterClass.None && kind != run))
            {
                break;
            }

            run = kind;
            runStart = previous;
        }

        return Math.Max(0, Math.Min(runStart, known - Margin));
    }

    /// <summary>White space and words (letters and marks) are the runs whose end decides; None for all other characters.</summary>
    private static CharacterClass RunOf(CharacterClass value) =>
        value.IsAny(CharacterClass.Space) ? CharacterClass.Space
        : value.IsAny(CharacterClass.Letter | CharacterClass.Mark) ? CharacterClass.Letter
        : CharacterClass.None;
}
