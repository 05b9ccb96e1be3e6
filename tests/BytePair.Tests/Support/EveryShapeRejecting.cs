using System.Buffers;

namespace BytePair.Tests.Support;

/// <summary>Each way to encode must refuse the same text, naming the token and where it stands in the caller's own units.</summary>
internal static class EveryShapeRejecting
{
    public static void Throws(BpeTokenizer tokenizer, string text, SpecialTokenHandling handling, string token)
    {
        byte[] utf8Text = EveryShape.Utf8(text);
        int chars = text.IndexOf(token, StringComparison.Ordinal);
        int bytes = utf8Text.AsSpan().IndexOf(EveryShape.Utf8(token));
        int[] roomy = new int[utf8Text.Length + 1];

        Refused(token, chars, () => tokenizer.EncodeToIds(text, handling));
        Refused(token, chars, () => tokenizer.EncodeToIds(text.AsSpan(), handling));
        Refused(token, chars, () => tokenizer.CountTokens(text, handling));
        Refused(token, chars, () => tokenizer.CountTokens(text.AsSpan(), handling));
        Refused(token, chars, () => tokenizer.TryEncode(text.AsSpan(), roomy, out _, handling));
        Refused(token, chars, () => tokenizer.EncodeToIdsParallel(text, handling));
        Refused(token, chars, () => tokenizer.CountTokensBatch(["", text], handling));
        Refused(token, bytes, () => tokenizer.CountTokensParallel(utf8Text, handling));
        Refused(token, bytes, () => tokenizer.EncodeBatch([utf8Text], handling));
        Refused(token, chars, () => tokenizer.CountTokensUpTo(text, 0, handling));
        Refused(token, chars, () => tokenizer.IsWithinTokenLimit(text, 1, out _, handling));
        Refused(token, chars, () => tokenizer.Encode(text, new ArrayBufferWriter<int>(), handling));
        Refused(token, chars, () => tokenizer.Encode(text.AsSpan(), roomy, out _, out _, specialTokens: handling));
        Refused(token, chars, () => tokenizer.EncodeToTokens(text, handling));
        Refused(token, chars, () => tokenizer.CountTokens(new OddReadsReader(text, 1, 2, 3), handling));
        Refused(token, bytes, () => tokenizer.EncodeToIds(utf8Text, handling));
        Refused(token, bytes, () => tokenizer.CountTokens(utf8Text, handling));
        Refused(token, bytes, () => tokenizer.TryEncode(utf8Text, roomy, out _, handling));
        Refused(token, bytes, () => tokenizer.CountTokensUpTo(utf8Text, 0, handling));
        Refused(token, bytes, () => tokenizer.IsWithinTokenLimit(utf8Text, 1, out _, handling));
        Refused(token, bytes, () => tokenizer.Encode(utf8Text, new ArrayBufferWriter<int>(), handling));
        Refused(token, bytes, () => tokenizer.Encode(utf8Text, roomy, out _, out _, specialTokens: handling));
        Refused(token, bytes, () => tokenizer.EncodeToTokens(utf8Text, handling));
        Refused(token, bytes, () => tokenizer.CountTokens(OddSequence.Of(utf8Text, 1, 2, 3), handling));
        Refused(token, bytes, () => tokenizer.CountTokens(new OddReadsStream(utf8Text, 1, 2, 3), handling));
        Refused(token, bytes, () => tokenizer.Encode(new OddReadsStream(utf8Text, 1, 2, 3), new ArrayBufferWriter<int>(), handling));
    }

    private static void Refused(string token, long position, Action encode)
    {
        DisallowedSpecialTokenException refusal = Assert.Throws<DisallowedSpecialTokenException>(encode);
        Assert.Equal(token, refusal.SpecialToken);
        Assert.Equal(position, refusal.Position);
        Assert.Contains(token, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(position.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }
}
