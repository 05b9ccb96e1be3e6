using System.Buffers;

namespace BytePair.Truncation;

/// <summary>Where grapheme clusters begin and end, in text of either form.</summary>
/// <remarks>
/// A cluster is found from its beginning. So from a place in the text the nearest place further left is sought that surely is a
/// boundary, as between two Latin letters, and clusters are counted off from there. In text that has no such place, from its beginning.
/// </remarks>
internal static class GraphemeBoundaries<T, TUnits>
    where T : struct
    where TUnits : struct, ITextUnits<T>
{
    private const int UsualLength = 16;

    /// <summary>The last boundary at or before <paramref name="position"/>, where a character begins.</summary>
    public static int Floor(ReadOnlySpan<T> text, int position)
    {
        int boundary = SureBoundary(text, position);
        while (boundary < position)
        {
            int next = EndOfCluster(text, boundary);
            if (next > position)
            {
                break;
            }

            boundary = next;
        }

        return boundary;
    }

    /// <summary>The first boundary at or behind <paramref name="position"/>, where a character begins.</summary>
    public static int Ceiling(ReadOnlySpan<T> text, int position)
    {
        int boundary = SureBoundary(text, position);
        while (boundary < position)
        {
            boundary = EndOfCluster(text, boundary);
        }

        return boundary;
    }

    private static int SureBoundary(ReadOnlySpan<T> text, int position)
    {
        TUnits units = default;
        if (position == text.Length)
        {
            return position;
        }

        bool isPlain = IsPlain(units.CodePointAt(text, position, out _));
        while (position > 0)
        {
            int before = position - units.LengthBefore(text, position);
            bool wasPlain = IsPlain(units.CodePointAt(text, before, out _));
            if (isPlain && wasPlain)
            {
                break;
            }

            (position, isPlain) = (before, wasPlain);
        }

        return position;
    }

    /// <summary>True for characters that make no cluster with one another: of ASCII, and most letters of Latin, Greek, Cyrillic, kana and ideographs.</summary>
    private static bool IsPlain(int codePoint) =>
        codePoint is (>= 0x20 and < 0x7F) or (>= 0xC0 and < 0x300) or (>= 0x370 and < 0x483) or (>= 0x48A and < 0x530)
            or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or (>= 0x3400 and < 0x4DC0) or (>= 0x4E00 and < 0xA000);

    private static int EndOfCluster(ReadOnlySpan<T> text, int start)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(UsualLength);
        int written = 0;
        int end = start;
        int clusterLength;
        while (true)
        {
            int wanted = chars.Length - 1;
            while (end < text.Length && written < wanted)
            {
                int codePoint = default(TUnits).CodePointAt(text, end, out int length);
                written += Write(codePoint, chars, written);
                end += length;
            }

            clusterLength = Graphemes.LengthOfFirst(chars.AsSpan(0, written));
            if (clusterLength < written || end == text.Length)
            {
                break;
            }

            char[] larger = ArrayPool<char>.Shared.Rent(2 * chars.Length);
            chars.AsSpan(0, written).CopyTo(larger);
            ArrayPool<char>.Shared.Return(chars);
            chars = larger;
        }

        ArrayPool<char>.Shared.Return(chars);
        return Advance(text, start, clusterLength);
    }

    private static int Write(int codePoint, char[] chars, int at)
    {
        if (codePoint < 0x10000)
        {
            chars[at] = (char)codePoint;
            return 1;
        }

        chars[at] = (char)(0xD7C0 + (codePoint >> 10));
        chars[at + 1] = (char)(0xDC00 + (codePoint & 0x3FF));
        return 2;
    }

    /// <summary>Where so many chars from <paramref name="start"/> on end.</summary>
    private static int Advance(ReadOnlySpan<T> text, int start, int chars)
    {
        while (chars > 0)
        {
            chars -= default(TUnits).CodePointAt(text, start, out int length) < 0x10000 ? 1 : 2;
            start += length;
        }

        return start;
    }
}
