using System.Buffers;

namespace BytePair.Tests.Support;

/// <summary>One expected answer, held against every way to ask for it: a new overload is added here and inherits every test.</summary>
internal static class EveryShape
{
    private const int Untouched = -987654321;

    public static void Encodes(BpeTokenizer tokenizer, string text, int[] expected, SpecialTokenHandling specialTokens = default)
    {
        Same(expected, tokenizer.EncodeToIds(text, specialTokens), "EncodeToIds(string)");
        Same(expected, tokenizer.EncodeToIds(text.AsSpan(), specialTokens), "EncodeToIds(chars)");
        Assert.Equal(expected.Length, tokenizer.CountTokens(text, specialTokens));
        Assert.Equal(expected.Length, tokenizer.CountTokens(text.AsSpan(), specialTokens));
        TryEncodes(expected, (Span<int> ids, out int written) => tokenizer.TryEncode(text, ids, out written, specialTokens), "TryEncode(string)");
        TryEncodes(expected, (Span<int> ids, out int written) => tokenizer.TryEncode(text.AsSpan(), ids, out written, specialTokens), "TryEncode(chars)");
        Same(expected, tokenizer.EncodeToIdsParallel(text, specialTokens), "EncodeToIdsParallel(string)");
        Same(expected, tokenizer.EncodeToIdsParallel(text.AsMemory(), specialTokens), "EncodeToIdsParallel(chars)");
        Same(expected, tokenizer.EncodeBatch([text, text], specialTokens)[1], "EncodeBatch(strings)");
        Assert.Equal(expected.Length, tokenizer.CountTokensParallel(text, specialTokens));
        Assert.Equal(expected.Length, tokenizer.CountTokensBatch([text], specialTokens)[0]);
        Writes(expected, ids => tokenizer.Encode(text, ids, specialTokens), "Encode(string, writer)");
        Writes(expected, ids => tokenizer.Encode(text.AsSpan(), ids, specialTokens), "Encode(chars, writer)");
        Writes(expected, ids => tokenizer.Encode(new OddReadsReader(text, 1, 2, 3, 61, 4093), ids, specialTokens), "Encode(reader)");
        Assert.Equal(expected.Length, tokenizer.CountTokens(new OddReadsReader(text, 7, 1), specialTokens));
        Limits(expected.Length, limit => tokenizer.CountTokensUpTo(text, limit, specialTokens), (int limit, out int count) => tokenizer.IsWithinTokenLimit(text, limit, out count, specialTokens));
        EveryPlace.Holds(tokenizer, text, expected, specialTokens);
        Same(expected, InSteps.Of(tokenizer, text, specialTokens, expected.Length, text.Length), "Encode(chars, span)");
        Encodes(tokenizer, Utf8(text), expected, specialTokens);
    }

    public static void Encodes(BpeTokenizer tokenizer, byte[] utf8Text, int[] expected, SpecialTokenHandling specialTokens = default)
    {
        Same(expected, tokenizer.EncodeToIds(utf8Text, specialTokens), "EncodeToIds(utf8)");
        Assert.Equal(expected.Length, tokenizer.CountTokens(utf8Text, specialTokens));
        TryEncodes(expected, (Span<int> ids, out int written) => tokenizer.TryEncode(utf8Text, ids, out written, specialTokens), "TryEncode(utf8)");
        Same(expected, tokenizer.EncodeToIdsParallel(utf8Text, specialTokens), "EncodeToIdsParallel(utf8)");
        Same(expected, tokenizer.EncodeBatch([utf8Text, utf8Text], specialTokens)[1], "EncodeBatch(utf8)");
        Assert.Equal(expected.Length, tokenizer.CountTokensParallel(utf8Text, specialTokens));
        Assert.Equal(expected.Length, tokenizer.CountTokensBatch([utf8Text], specialTokens)[0]);
        Writes(expected, ids => tokenizer.Encode(utf8Text, ids, specialTokens), "Encode(utf8, writer)");
        Writes(expected, ids => tokenizer.Encode(OddSequence.Of(utf8Text, 1, 2, 3, 61, 4093), ids, specialTokens), "Encode(sequence)");
        Writes(expected, ids => tokenizer.Encode(new ReadOnlySequence<byte>(utf8Text), ids, specialTokens), "Encode(sequence of one)");
        Assert.Equal(expected.Length, tokenizer.CountTokens(OddSequence.Of(utf8Text, 7, 1), specialTokens));
        Limits(expected.Length, limit => tokenizer.CountTokensUpTo(utf8Text, limit, specialTokens), (int limit, out int count) => tokenizer.IsWithinTokenLimit(utf8Text, limit, out count, specialTokens));
        EveryPlace.Holds(tokenizer, utf8Text, expected, specialTokens);
        Same(expected, InSteps.Of(tokenizer, utf8Text, specialTokens, expected.Length, utf8Text.Length), "Encode(utf8, span)");
        EncodesStream(tokenizer, utf8Text, expected, specialTokens);
    }

    public static void EncodesStream(BpeTokenizer tokenizer, byte[] utf8Text, int[] expected, SpecialTokenHandling specialTokens = default, params int[] readSizes)
    {
        int[] sizes = readSizes.Length > 0 ? readSizes : [1, 2, 3, 5, 7, 61, 4093];
        ArrayBufferWriter<int> ids = new();
        long written = tokenizer.Encode(new OddReadsStream(utf8Text, sizes), ids, specialTokens);
        Same(expected, ids.WrittenSpan, "Encode(stream)");
        Assert.Equal(expected.Length, written);
        Assert.Equal(expected.Length, tokenizer.CountTokens(new OddReadsStream(utf8Text, sizes), specialTokens));
    }

    public static void Decodes(BpeTokenizer tokenizer, int[] ids, byte[] expected)
    {
        SameBytes(expected, tokenizer.DecodeToUtf8(ids), "DecodeToUtf8");
        EveryDecoding.DecodesToUtf8(tokenizer, ids, expected);
        EveryDecoding.Decodes(tokenizer, ids, expected);
    }

    public static void Same(ReadOnlySpan<int> expected, ReadOnlySpan<int> actual, string how)
    {
        if (!expected.SequenceEqual(actual))
        {
            int at = expected.CommonPrefixLength(actual);
            Assert.Fail($"{how} differs at id {at}: expected {Around(expected, at)}, got {Around(actual, at)}");
        }
    }

    public static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static void SameBytes(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string how)
    {
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail($"{how}: expected {Escaped.Bytes(expected.ToArray())}, got {Escaped.Bytes(actual.ToArray())}");
        }
    }

    /// <summary>An exact destination is filled, a roomier one not overrun, and one that is short by an id is refused.</summary>
    private static void TryEncodes(int[] expected, TryEncode tryEncode, string how)
    {
        int[] roomy = new int[expected.Length + 2];
        Array.Fill(roomy, Untouched);
        Assert.True(tryEncode(roomy.AsSpan(0, expected.Length), out int written), how + " with an exact destination");
        Same(expected, roomy.AsSpan(0, written), how);
        Assert.True(tryEncode(roomy.AsSpan(0, expected.Length + 1), out written), how + " with room to spare");
        Same(expected, roomy.AsSpan(0, written), how);
        Assert.Equal(Untouched, roomy[^1]);
        if (expected.Length > 0)
        {
            roomy[expected.Length - 1] = Untouched;
            Assert.False(tryEncode(roomy.AsSpan(0, expected.Length - 1), out written), how + " one id short");
            Assert.Equal(0, written);
            Assert.Equal(Untouched, roomy[expected.Length - 1]);
        }
    }

    private static void Writes(int[] expected, Func<IBufferWriter<int>, long> encode, string how)
    {
        ArrayBufferWriter<int> ids = new();
        Assert.Equal(expected.Length, encode(ids));
        Same(expected, ids.WrittenSpan, how);
    }

    /// <summary>At the limit and on either side of it.</summary>
    private static void Limits(int expected, Func<int, int> countUpTo, IsWithin isWithin)
    {
        foreach (int limit in new[] { 0, 1, expected / 2, expected - 1, expected, expected + 1, int.MaxValue }.Where(limit => limit >= 0))
        {
            Assert.Equal(Math.Min(expected, limit), countUpTo(limit));
            Assert.Equal(expected <= limit, isWithin(limit, out int count));
            Assert.InRange(count, Math.Min(expected, limit + 1L), expected);
        }
    }

    private static string Around(ReadOnlySpan<int> ids, int at)
    {
        int from = Math.Max(0, at - 2);
        int to = Math.Min(ids.Length, at + 10);
        return $"[{(from > 0 ? "…," : "")}{string.Join(",", ids[from..to].ToArray())}{(to < ids.Length ? ",…" : "")}] ({ids.Length} ids)";
    }

    private delegate bool IsWithin(int limit, out int count);

    private delegate bool TryEncode(Span<int> destination, out int idsWritten);
}
