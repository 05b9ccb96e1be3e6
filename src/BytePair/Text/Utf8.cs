namespace BytePair.Text;

/// <summary>Reading UTF-8 that may be ill-formed, one character at a time.</summary>
internal static class Utf8
{
    /// <summary>The most bytes a character takes.</summary>
    public const int MaxCharacterLength = 4;

    /// <summary>The most bytes that a char of UTF-16 becomes (a surrogate pair becomes 4, which is fewer a char).</summary>
    public const int MaxBytesPerChar = 3;

    /// <summary>The number of chars that well-formed text takes in UTF-16.</summary>
    public static int CountChars(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte value in utf8)
        {
            count += IsContinuation(value) ? 0 : value >= 0xF0 ? 2 : 1;
        }

        return count;
    }

    /// <summary>True for a byte that continues a character (10xxxxxx).</summary>
    public static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    /// <summary>
    /// Reads the character at the start of <paramref name="utf8"/>, which isn't empty. False, with length 1, where no
    /// well-formed character begins: a stray continuation, an overlong form, a surrogate, beyond U+10FFFF, or cut short.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out uint codePoint, out int length)
    {
        uint first = utf8[0];
        length = 1;
        codePoint = first;
        if (first < 0x80)
        {
            return true;
        }

        // 0xC0 and 0xC1 could only begin overlong forms, 0xF5 and above only what lies beyond U+10FFFF.
        if (first is < 0xC2 or > 0xF4)
        {
            return false;
        }

        int expected = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (utf8.Length < expected || !IsContinuation(utf8[1]))
        {
            return false;
        }

        uint second = utf8[1] & 0x3Fu;
        if (expected == 2)
        {
            codePoint = ((first & 0x1F) << 6) | second;
            length = 2;
            return true;
        }

        if (!IsContinuation(utf8[2]))
        {
            return false;
        }

        uint third = utf8[2] & 0x3Fu;
        if (expected == 3)
        {
            uint value = ((first & 0x0F) << 12) | (second << 6) | third;
            if (value < 0x800 || value is >= 0xD800 and <= 0xDFFF)
            {
                return false;
            }

            codePoint = value;
            length = 3;
            return true;
        }

        uint full = ((first & 0x07) << 18) | (second << 12) | (third << 6) | (utf8[3] & 0x3Fu);
        if (!IsContinuation(utf8[3]) || full is < 0x10000 or > 0x10FFFF)
        {
            return false;
        }

        codePoint = full;
        length = 4;
        return true;
    }

    /// <summary>How much of a text is made of whole characters, or of bytes that can't begin one any more.</summary>
    public static int KnownLength(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back < MaxCharacterLength && back <= text.Length; back++)
        {
            byte value = text[text.Length - back];
            if (!IsContinuation(value))
            {
                int expected = value is < 0xC2 or > 0xF4 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
                return expected > back ? text.Length - back : text.Length;
            }
        }

        return text.Length;
    }

    /// <summary>Writes a character, for which there is room; returns its length in bytes.</summary>
    public static int Write(uint codePoint, Span<byte> destination)
    {
        if (codePoint < 0x80)
        {
            destination[0] = (byte)codePoint;
            return 1;
        }

        int length = codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        for (int i = length - 1; i > 0; i--)
        {
            destination[i] = (byte)(0x80 | (codePoint & 0x3F));
            codePoint >>= 6;
        }

        // As many ones as there are bytes, and a zero.
        destination[0] = (byte)((0xF00u >> length) | codePoint);
        return length;
    }

    /// <summary>
    /// The length in bytes of the character that ends just before <paramref name="end"/> (which is above 0): 1 where the
    /// byte before it ends no well-formed character.
    /// </summary>
    public static int LengthBefore(ReadOnlySpan<byte> utf8, int end)
    {
        int limit = Math.Min(end, MaxCharacterLength);
        for (int length = 1; length <= limit; length++)
        {
            if (!IsContinuation(utf8[end - length]))
            {
                return TryRead(utf8.Slice(end - length, length), out _, out int read) && read == length ? length : 1;
            }
        }

        return 1;
    }
}
