using System.Buffers;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Support;

/// <summary>Each way to ask for tokens with their places, held against places that are counted byte by byte.</summary>
internal static class EveryPlace
{
    public static void Holds(BpeTokenizer tokenizer, byte[] utf8Text, int[] expected, SpecialTokenHandling specialTokens)
    {
        ArrayBufferWriter<EncodedToken> written = new();
        EncodedToken[] tokens = tokenizer.EncodeToTokens(utf8Text, specialTokens);
        Same(ReferencePlaces.InBytes(tokenizer, utf8Text, expected), tokens);
        Assert.Equal(expected.Length, tokenizer.EncodeToTokens(utf8Text, written, specialTokens));
        Same(tokens, written.WrittenSpan);
        Fills(tokens, (Span<EncodedToken> room, out int count) => tokenizer.TryEncodeToTokens(utf8Text, room, out count, specialTokens));
    }

    public static void Holds(BpeTokenizer tokenizer, string text, int[] expected, SpecialTokenHandling specialTokens)
    {
        ArrayBufferWriter<EncodedToken> written = new();
        EncodedToken[] tokens = tokenizer.EncodeToTokens(text, specialTokens);
        Same(ReferencePlaces.InChars(tokenizer, text, expected), tokens);
        Same(tokens, tokenizer.EncodeToTokens(text.AsSpan(), specialTokens));
        Assert.Equal(expected.Length, tokenizer.EncodeToTokens(text, written, specialTokens));
        Assert.Equal(expected.Length, tokenizer.EncodeToTokens(text.AsSpan(), written, specialTokens));
        Same([.. tokens, .. tokens], written.WrittenSpan);
        Fills(tokens, (Span<EncodedToken> room, out int count) => tokenizer.TryEncodeToTokens(text, room, out count, specialTokens));
        Fills(tokens, (Span<EncodedToken> room, out int count) => tokenizer.TryEncodeToTokens(text.AsSpan(), room, out count, specialTokens));
    }

    private static void Fills(EncodedToken[] expected, TryEncode tryEncode)
    {
        EncodedToken[] room = new EncodedToken[expected.Length + 1];
        Assert.True(tryEncode(room.AsSpan(0, expected.Length), out int written));
        Same(expected, room.AsSpan(0, written));
        Assert.True(tryEncode(room, out written));
        Same(expected, room.AsSpan(0, written));
        if (expected.Length > 0)
        {
            Assert.False(tryEncode(room.AsSpan(0, expected.Length - 1), out written));
            Assert.Equal(0, written);
        }
    }

    private static void Same(ReadOnlySpan<EncodedToken> expected, ReadOnlySpan<EncodedToken> actual)
    {
        int at = expected.CommonPrefixLength(actual);
        if (at < Math.Max(expected.Length, actual.Length))
        {
            Assert.Fail($"Token {at} differs: expected {(at < expected.Length ? expected[at] : null)}, got {(at < actual.Length ? actual[at] : null)}.");
        }
    }

    private delegate bool TryEncode(Span<EncodedToken> destination, out int written);
}
