using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>Places in UTF-8 as places in UTF-16: a token that has a part of a character has all of it.</summary>
internal static class CharPlaces
{
    /// <param name="utf8Text">Well-formed text.</param>
    /// <param name="places">In bytes; starts don't go back, and neither do ends.</param>
    public static List<EncodedToken> Of(ReadOnlySpan<byte> utf8Text, List<EncodedToken> places)
    {
        var inChars = new List<EncodedToken>(places.Count);
        (int Bytes, int Chars) start = default;
        (int Bytes, int Chars) end = default;
        foreach (EncodedToken place in places)
        {
            int from = place.Start;
            int to = place.End;
            while (from < utf8Text.Length && Utf8.IsContinuation(utf8Text[from]))
            {
                from--;
            }

            while (to < utf8Text.Length && Utf8.IsContinuation(utf8Text[to]))
            {
                to++;
            }

            start = MoveTo(utf8Text, start, from);
            end = MoveTo(utf8Text, end, to);
            inChars.Add(new EncodedToken(place.Id, start.Chars, end.Chars - start.Chars, place.IsSpecial));
        }

        return inChars;
    }

    /// <summary>What white space behind one token and before another both take lies behind the first and before the second, so that a place may go back a little.</summary>
    private static (int Bytes, int Chars) MoveTo(ReadOnlySpan<byte> text, (int Bytes, int Chars) from, int position) => position >= from.Bytes
        ? (position, from.Chars + Utf16.CountChars(text.Slice(from.Bytes, position - from.Bytes)))
        : (position, from.Chars - Utf16.CountChars(text.Slice(position, from.Bytes - position)));
}
