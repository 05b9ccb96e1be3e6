using System.Runtime.CompilerServices;

namespace BytePair.Text;

/// <summary>The letters in which byte-level vocabularies are written, one for each byte.</summary>
/// <remarks>
/// GPT-2's choice, which all follow: a byte that is a printable character of Latin-1 is its own letter; the others, in order, have the letters
/// from U+0100 on. So a space is <c>Ġ</c> (U+0120), a line feed <c>Ċ</c>, and <c>é</c>, in UTF-8 C3 A9, is <c>Ã©</c>.
/// </remarks>
internal static class ByteLetters
{
    /// <summary>The number of bytes.</summary>
    public const int Count = 256;

    private const int FirstOther = 0x100;

    private static readonly char[] Letters = new char[Count];

    /// <summary>Those that are their own letters, then the others.</summary>
    private static readonly byte[] Order = new byte[Count];

    /// <summary>The byte + 1 of each character up to the last letter, or 0.</summary>
    private static readonly short[] Bytes;

    static ByteLetters()
    {
        int printable = 0;
        for (int value = 0; value < Count; value++)
        {
            printable += IsPrintable(value) ? 1 : 0;
        }

        Bytes = new short[FirstOther + Count - printable];
        for (int value = 0, own = 0, other = 0; value < Count; value++)
        {
            bool isOwn = IsPrintable(value);
            Order[isOwn ? own++ : printable + other] = (byte)value;
            Letters[value] = (char)(isOwn ? value : FirstOther + other++);
            Bytes[Letters[value]] = (short)(value + 1);
        }
    }

    /// <summary>All bytes: first those that are their own letters, each part in order. So <c>!</c> is the first, and a space the 221st.</summary>
    public static ReadOnlySpan<byte> InOrder => Order;

    /// <summary>The letter of a byte.</summary>
    public static char Of(byte value) => Letters[value];

    /// <summary>Writes the bytes that a token's letters stand for; false if a character of it is none.</summary>
    /// <param name="letters">In UTF-8, well-formed.</param>
    /// <param name="bytes">At least as long as the letters.</param>
    /// <param name="length">How many bytes were written.</param>
    [MethodImpl(Compilation.AtOnce)]
    public static bool TryRead(ReadOnlySpan<byte> letters, Span<byte> bytes, out int length)
    {
        short[] values = Bytes;
        length = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            // No letter takes more than two bytes of UTF-8.
            int first = letters[i];
            bool isTwo = first is >= 0xC0 and < 0xE0;
            int character = isTwo ? ((first & 0x1F) << 6) | (letters[++i] & 0x3F) : first;
            int value = first < 0xE0 && character < values.Length ? values[character] : 0;
            if (value == 0)
            {
                return false;
            }

            bytes[length++] = (byte)(value - 1);
        }

        return true;
    }

    private static bool IsPrintable(int value) => value is (> 0x20 and < 0x7F) or (> 0xA0 and not 0xAD);
}
