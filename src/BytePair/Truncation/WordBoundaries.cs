using BytePair.Pretokenization;

namespace BytePair.Truncation;

/// <summary>Where a text may be cut so that no word is, and no grapheme cluster.</summary>
internal static class WordBoundaries<T, TUnits>
    where T : struct
    where TUnits : struct, ITextUnits<T>
{
    /// <summary>The last boundary at or before <paramref name="position"/>, where a character begins.</summary>
    public static int Floor(ReadOnlySpan<T> text, int position)
    {
        while (position > 0 && position < text.Length)
        {
            if (!IsWithinWord(text, position))
            {
                int cluster = GraphemeBoundaries<T, TUnits>.Floor(text, position);
                if (cluster == position)
                {
                    break;
                }

                position = cluster;
            }
            else
            {
                position -= default(TUnits).LengthBefore(text, position);
            }
        }

        return position;
    }

    /// <summary>The first boundary at or behind <paramref name="position"/>, where a character begins.</summary>
    public static int Ceiling(ReadOnlySpan<T> text, int position)
    {
        while (position > 0 && position < text.Length)
        {
            if (!IsWithinWord(text, position))
            {
                int cluster = GraphemeBoundaries<T, TUnits>.Ceiling(text, position);
                if (cluster == position)
                {
                    break;
                }

                position = cluster;
            }
            else
            {
                default(TUnits).CodePointAt(text, position, out int length);
                position += length;
            }
        }

        return position;
    }

    /// <summary>True if a word goes on from the character before <paramref name="position"/> to the one behind.</summary>
    private static bool IsWithinWord(ReadOnlySpan<T> text, int position)
    {
        int before = Before(text, position);
        int after = At(text, position);
        return Holds(before, after)
            || IsJoined(before, after, Behind(text, position))
            || IsJoined(BeforeLast(text, position), before, after);
    }

    /// <summary>True if no word ends between two characters.</summary>
    private static bool Holds(int before, int after) =>
        IsOfWord(before) && IsOfWord(after) && !IsWrittenWithoutSpaces(before) && !IsWrittenWithoutSpaces(after);

    private static bool IsOfWord(int codePoint) =>
        codePoint == '_' || (codePoint >= 0 && CharacterClasses.Of((uint)codePoint).IsAny(CharacterClass.Letter | CharacterClass.Number | CharacterClass.Mark));

    /// <summary>True for an apostrophe between letters, and for a point or comma between digits.</summary>
    private static bool IsJoined(int left, int joiner, int right) =>
        (joiner is '\'' or '’' or '.' or ',') && Holds(left, right) && IsNumber(left) == IsNumber(right) && IsNumber(left) == (joiner is '.' or ',');

    private static bool IsNumber(int codePoint) => CharacterClasses.Of((uint)codePoint).IsAny(CharacterClass.Number);

    /// <summary>Thai, Lao, Burmese, Khmer; kana and ideographs.</summary>
    private static bool IsWrittenWithoutSpaces(int codePoint) =>
        codePoint is (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0) or (>= 0x1780 and < 0x1800)
            or (>= 0x2E80 and < 0x3130) or (>= 0x31A0 and < 0xA000) or (>= 0xA9E0 and < 0xAA00) or (>= 0xAA60 and < 0xAA80)
            or (>= 0xF900 and < 0xFB00) or (>= 0xFF66 and < 0xFFA0) or (>= 0x1AFF0 and < 0x1B170) or (>= 0x20000 and < 0x40000);

    private static int At(ReadOnlySpan<T> text, int position) => position < text.Length ? default(TUnits).CodePointAt(text, position, out _) : -1;

    private static int Before(ReadOnlySpan<T> text, int position) => position > 0 ? At(text, position - default(TUnits).LengthBefore(text, position)) : -1;

    private static int Behind(ReadOnlySpan<T> text, int position)
    {
        default(TUnits).CodePointAt(text, position, out int length);
        return At(text, position + length);
    }

    private static int BeforeLast(ReadOnlySpan<T> text, int position) => Before(text, position - default(TUnits).LengthBefore(text, position));
}
