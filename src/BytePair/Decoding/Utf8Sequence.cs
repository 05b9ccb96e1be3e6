using System.Buffers;
using BytePair.Text;

namespace BytePair.Decoding;

/// <summary>
/// Takes UTF-8 apart as decoders do: into characters and, where it is ill-formed, into the stretches that U+FFFD stands for.
/// </summary>
/// <remarks>
/// Such a stretch is the longest beginning of a character that the next byte doesn't continue, or else one byte ("maximal
/// subpart" in the Unicode Standard, section 3.9). The bytes <c>E2 82 41 FF</c> are three: E2 82, which AC could have made
/// into U+20AC; the letter A; FF, which begins nothing.
/// </remarks>
internal static class Utf8Sequence
{
    /// <summary>The most bytes that begin a character without being one.</summary>
    public const int MaxIncompleteLength = Utf8.MaxCharacterLength - 1;

    /// <summary>What <paramref name="utf8"/>, which isn't empty, begins with, and its length in bytes.</summary>
    /// <returns>Done for a character, InvalidData for an ill-formed stretch, NeedMoreData for a character that the end cuts short.</returns>
    public static OperationStatus Measure(ReadOnlySpan<byte> utf8, out int length)
    {
        byte first = utf8[0];
        length = 1;
        if (first < 0x80)
        {
            return OperationStatus.Done;
        }

        if (first is < 0xC2 or > 0xF4)
        {
            return OperationStatus.InvalidData;
        }

        // What the second byte may be keeps overlong forms, surrogates and what lies beyond U+10FFFF out.
        int expected = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        for (; length < expected; length++, lowest = 0x80, highest = 0xBF)
        {
            if (length == utf8.Length)
            {
                return OperationStatus.NeedMoreData;
            }

            if (utf8[length] < lowest || utf8[length] > highest)
            {
                return OperationStatus.InvalidData;
            }
        }

        return OperationStatus.Done;
    }
}
