namespace BytePair.ModelFiles;

/// <summary>The characters in which byte-level vocabularies are written, one for each byte.</summary>
/// <remarks>
/// GPT-2's choice: a byte that is a printable character of Latin-1 is that character; the others, in order, are those from U+0100
/// on. So a space is <c>Ġ</c> (U+0120), a line feed <c>Ċ</c>, and <c>é</c>, in UTF-8 C3 A9, is <c>Ã©</c>.
/// </remarks>
internal static class ByteLevelAlphabet
{
    private const int FirstOther = 0x100;

    /// <summary>The byte of each character below U+0144, or -1.</summary>
    private static readonly short[] Bytes = MakeBytes();

    /// <summary>Writes the bytes that a token's text stands for; false if a character of it stands for none.</summary>
    /// <param name="text">In UTF-8, well-formed.</param>
    /// <param name="bytes">At least as long as the text.</param>
    /// <param name="length">How many bytes were written.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            // No character of the alphabet takes more than two bytes of UTF-8.
            int first = text[i];
            bool isTwo = first is >= 0xC0 and < 0xE0;
            int character = isTwo ? ((first & 0x1F) << 6) | (text[++i] & 0x3F) : first;
            int value = first < 0xE0 && character < Bytes.Length ? Bytes[character] : -1;
            if (value < 0)
            {
                return false;
            }

            bytes[length++] = (byte)value;
        }

        return true;
    }

    /// <summary>The character of a byte.</summary>
    public static char CharacterOf(byte value) => IsPrintable(value) ? (char)value : (char)Array.IndexOf(Bytes, value, FirstOther);

    private static bool IsPrintable(int value) => value is (> 0x20 and < 0x7F) or (> 0xA0 and not 0xAD);

    private static short[] MakeBytes()
    {
        List<short> others = [];
        short[] printable = new short[FirstOther];
        for (short value = 0; value < printable.Length; value++)
        {
            printable[value] = IsPrintable(value) ? value : (short)-1;
            if (printable[value] < 0)
            {
                others.Add(value);
            }
        }

        return [.. printable, .. others];
    }
}
