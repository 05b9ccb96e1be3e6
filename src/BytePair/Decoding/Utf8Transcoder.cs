using System.Buffers;
using System.Text;

namespace BytePair.Decoding;

/// <summary>UTF-8 to UTF-16: the framework's own way, where it is fast and has today's rule for ill-formed text.</summary>
internal static class Utf8Transcoder
{
    /// <summary>Where the first bytes are that are no UTF-8, or -1.</summary>
    public static int FindInvalid(ReadOnlySpan<byte> utf8)
    {
#if NET
        if (System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return -1;
        }
#endif
        int position = 0;
        while (position < utf8.Length)
        {
            if (Utf8Sequence.Measure(utf8.Slice(position), out int length) != OperationStatus.Done)
            {
                return position;
            }

            position += length;
        }

        return -1;
    }

#if NET
    /// <summary>The text of bytes that are all there is, with U+FFFD for what is ill-formed.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>
    /// Transcodes as much as fits, up to an ill-formed stretch unless <paramref name="replaces"/>, and up to a character that the
    /// end of <paramref name="utf8"/> cuts short.
    /// </summary>
    /// <remarks>n bytes never take more than n chars.</remarks>
    public static void ToUtf16(ReadOnlySpan<byte> utf8, Span<char> destination, bool replaces, out int bytesRead, out int charsWritten) =>
        System.Text.Unicode.Utf8.ToUtf16(utf8, destination, out bytesRead, out charsWritten, replaces, isFinalBlock: false);
#else
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>The text of bytes that are all there is, with U+FFFD for what is ill-formed.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(utf8.Length);
        ToUtf16(utf8, chars, replaces: true, out int read, out int written);
        if (read < utf8.Length)
        {
            chars[written++] = ReplacementCharacter;
        }

        string text = new(chars, 0, written);
        ArrayPool<char>.Shared.Return(chars);
        return text;
    }

    /// <summary>
    /// Transcodes as much as fits, up to an ill-formed stretch unless <paramref name="replaces"/>, and up to a character that the
    /// end of <paramref name="utf8"/> cuts short.
    /// </summary>
    /// <remarks>n bytes never take more than n chars.</remarks>
    public static void ToUtf16(ReadOnlySpan<byte> utf8, Span<char> destination, bool replaces, out int bytesRead, out int charsWritten)
    {
        bytesRead = 0;
        charsWritten = 0;
        while (bytesRead < utf8.Length)
        {
            ReadOnlySpan<byte> rest = utf8.Slice(bytesRead);
            OperationStatus status = Utf8Sequence.Measure(rest, out int length);
            bool isPair = status == OperationStatus.Done && length == 4;
            bool stops = status == OperationStatus.NeedMoreData || (status == OperationStatus.InvalidData && !replaces);
            if (stops || destination.Length - charsWritten < (isPair ? 2 : 1))
            {
                return;
            }

            uint character = status == OperationStatus.Done ? CodePoint(rest, length) : ReplacementCharacter;
            if (isPair)
            {
                destination[charsWritten++] = (char)(0xD7C0 + (character >> 10));
                character = 0xDC00 | (character & 0x3FF);
            }

            destination[charsWritten++] = (char)character;
            bytesRead += length;
        }
    }

    /// <summary>The code point of a well-formed character.</summary>
    private static uint CodePoint(ReadOnlySpan<byte> character, int length)
    {
        uint value = length == 1 ? character[0] : character[0] & (0xFFu >> (length + 1));
        for (int i = 1; i < length; i++)
        {
            value = (value << 6) | (character[i] & 0x3Fu);
        }

        return value;
    }
#endif
}
