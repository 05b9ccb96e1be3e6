using System.Buffers;

namespace BytePair.Decoding;

/// <summary>The text of ids, and where in it each token begins.</summary>
/// <remarks>
/// Two walks side by side, over tokens and over characters: for the tokens <c>61 E2</c>, <c>82 AC</c> and <c>21</c>, the
/// characters are a (byte 0), € (1 to 3) and ! (4); the tokens begin at bytes 0, 2 and 4, so in the characters 0, 1 and 2.
/// </remarks>
internal static class TokenOffsets
{
    public static string Decode(TokenDecoder tokens, ReadOnlySpan<int> ids, DecodingRules rules, out int[] charOffsets)
    {
        int length = TokenDecoder.CheckedLength(tokens.CountBytes(ids, rules));
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Span<byte> utf8 = rented.AsSpan(0, length);
            tokens.Write(ids, rules, utf8, out _);
            string text = TextDecoder.ToText(utf8, rules);
            charOffsets = Find(tokens, ids, rules, utf8);
            return text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int[] Find(TokenDecoder tokens, ReadOnlySpan<int> ids, DecodingRules rules, ReadOnlySpan<byte> utf8)
    {
        int[] offsets = new int[ids.Length];
        int tokenStart = 0;
        int characterEnd = 0;
        int offset = 0;
        int width = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            while (characterEnd <= tokenStart && characterEnd < utf8.Length)
            {
                offset += width;
                bool isWhole = Utf8Sequence.Measure(utf8.Slice(characterEnd), out int length) == OperationStatus.Done;
                width = isWhole && length == 4 ? 2 : 1;
                characterEnd += length;
            }

            offsets[i] = characterEnd > tokenStart ? offset : offset + width;
            tokenStart += tokens.BytesAt(ids, i, rules).Length;
        }

        return offsets;
    }
}
