using System.Buffers;
using System.Text;
using BytePair.Tests.Reference;

namespace BytePair.Tests.Support;

/// <summary>One expected text, held against every way to decode ids to it: at once, in parts, and one by one.</summary>
internal static class EveryDecoding
{
    private const char Untouched = '\uE000';

    /// <summary>More ids than this aren't cut at every place.</summary>
    private const int MostCuts = 40;

    public static void Decodes(BpeTokenizer tokenizer, int[] ids, byte[] utf8, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText)
    {
        var expected = DecodedText.Of(utf8);
        Assert.Equal(Encoding.UTF8.GetString(utf8), expected.Text);
        Assert.Equal(expected.Text, tokenizer.Decode(ids, specialTokens));
        ArrayBufferWriter<char> writer = new();
        tokenizer.Decode(ids, writer, specialTokens);
        Assert.Equal(expected.Text, writer.WrittenSpan.ToString());
        Fits(tokenizer, ids, expected.Text, specialTokens);
        foreach (int room in new[] { 1, 2, 7, 64, 600 })
        {
            Resumes(tokenizer, ids, expected.Text, specialTokens, room);
        }

        Streams(tokenizer, ids, expected.Text, specialTokens);
        Throws(tokenizer, ids, expected, specialTokens);
    }

    public static void DecodesToUtf8(BpeTokenizer tokenizer, int[] ids, byte[] expected, SpecialTokenDecoding specialTokens = SpecialTokenDecoding.AsText)
    {
        ArrayBufferWriter<byte> writer = new();
        tokenizer.DecodeToUtf8(ids, writer, specialTokens);
        Assert.Equal(expected, writer.WrittenSpan.ToArray());
        Assert.Equal(expected, tokenizer.DecodeToUtf8(ids, specialTokens));
        Assert.Equal(expected.Length, tokenizer.CountUtf8Bytes(ids, specialTokens));

        byte[] exact = new byte[expected.Length];
        Assert.True(tokenizer.TryDecodeToUtf8(ids, exact, out int written, specialTokens));
        Assert.Equal((expected.Length, Convert.ToHexString(expected)), (written, Convert.ToHexString(exact)));
        if (expected.Length > 0)
        {
            Assert.False(tokenizer.TryDecodeToUtf8(ids, exact.AsSpan(1), out written, specialTokens));
            Assert.Equal(0, written);
        }

        foreach (int room in new[] { 0, 1, 5, 33 })
        {
            ResumesToUtf8(tokenizer, ids, expected, specialTokens, room);
        }
    }

    /// <summary>An exact destination is filled and not overrun; one that is short by a char is refused.</summary>
    private static void Fits(BpeTokenizer tokenizer, int[] ids, string expected, SpecialTokenDecoding specialTokens)
    {
        char[] roomy = new char[expected.Length + 1];
        Array.Fill(roomy, Untouched);
        Assert.True(tokenizer.TryDecode(ids, roomy.AsSpan(0, expected.Length), out int written, specialTokens));
        Assert.Equal(expected, roomy.AsSpan(0, written).ToString());
        Assert.Equal(Untouched, roomy[^1]);
        if (expected.Length > 0)
        {
            roomy[expected.Length - 1] = Untouched;
            Assert.False(tokenizer.TryDecode(ids, roomy.AsSpan(0, expected.Length - 1), out written, specialTokens));
            Assert.Equal((0, Untouched), (written, roomy[expected.Length - 1]));
        }
    }

    /// <summary>Goes on where each call ended; a destination in which nothing fits grows.</summary>
    private static void Resumes(BpeTokenizer tokenizer, int[] ids, string expected, SpecialTokenDecoding specialTokens, int room)
    {
        StringBuilder text = new();
        ReadOnlySpan<int> rest = ids;
        char[] destination = new char[room];
        OperationStatus status;
        while ((status = tokenizer.Decode(rest, destination, out int consumed, out int written, specialTokens)) != OperationStatus.Done)
        {
            Assert.Equal(OperationStatus.DestinationTooSmall, status);
            Assert.True(consumed < rest.Length, "Nothing is left that wouldn't fit.");
            Assert.Equal(expected.Substring(text.Length, written), destination.AsSpan(0, written).ToString());
            text.Append(destination, 0, written);
            rest = rest[consumed..];
            destination = consumed == 0 ? new char[destination.Length * 2] : destination;
        }

        tokenizer.Decode(rest, destination, out _, out int last, specialTokens);
        Assert.Equal(expected, text.Append(destination, 0, last).ToString());
    }

    private static void ResumesToUtf8(BpeTokenizer tokenizer, int[] ids, byte[] expected, SpecialTokenDecoding specialTokens, int room)
    {
        List<byte> bytes = [];
        ReadOnlySpan<int> rest = ids;
        byte[] destination = new byte[room];
        OperationStatus status;
        do
        {
            status = tokenizer.DecodeToUtf8(rest, destination, out int consumed, out int written, specialTokens);
            Assert.Equal(consumed == rest.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall, status);
            bytes.AddRange(destination.AsSpan(0, written));
            rest = rest[consumed..];
            destination = consumed == 0 ? new byte[tokenizer.MaxTokenLength] : destination;
        }
        while (status != OperationStatus.Done);

        Assert.Equal(expected, bytes);
    }

    private static void Streams(BpeTokenizer tokenizer, int[] ids, string expected, SpecialTokenDecoding specialTokens)
    {
        StreamingDecoder decoder = tokenizer.CreateDecoder(specialTokens);
        Assert.Equal(expected, string.Concat(ids.Select(decoder.Append)) + decoder.Flush());
        Assert.Equal(0, decoder.PendingBytes);
        string[] parts = [.. tokenizer.DecodeStream(ids, specialTokens)];
        Assert.Equal(expected, string.Concat(parts));
        Assert.DoesNotContain("", parts);
        for (int cut = 0; cut <= Math.Min(ids.Length, MostCuts); cut++)
        {
            decoder.Reset();
            Assert.Equal(expected, decoder.Append(ids.AsSpan(0, cut)) + decoder.Append(ids.AsSpan(cut)) + decoder.Flush());
            ArrayBufferWriter<char> writer = new();
            decoder.Append(ids.AsSpan(0, cut), writer);
            decoder.Append(ids.AsSpan(cut), writer);
            decoder.Flush(writer);
            Assert.Equal(expected, writer.WrittenSpan.ToString());
        }

        StreamsIntoSpan(tokenizer.CreateDecoder(specialTokens), ids, expected, tokenizer.MaxTokenLength + 1);
    }

    /// <summary>The room that is promised to take an id takes one.</summary>
    private static void StreamsIntoSpan(StreamingDecoder decoder, int[] ids, string expected, int room)
    {
        StringBuilder text = new();
        char[] destination = new char[room];
        for (ReadOnlySpan<int> rest = ids; rest.Length > 0;)
        {
            OperationStatus status = decoder.Append(rest, destination, out int consumed, out int written);
            Assert.True(consumed > 0, "The destination took no id.");
            Assert.Equal(consumed == rest.Length ? OperationStatus.Done : OperationStatus.DestinationTooSmall, status);
            text.Append(destination, 0, written);
            rest = rest[consumed..];
        }

        bool isWhole = decoder.PendingBytes == 0;
        Assert.Equal(isWhole, decoder.TryFlush([], out _));
        Assert.True(decoder.TryFlush(destination, out int last));
        Assert.Equal(isWhole ? 0 : 1, last);
        Assert.Equal(expected, text.Append(destination, 0, last).ToString());
    }

    /// <summary>Every way to ask for an exception names the first byte that is no UTF-8, or gives the text.</summary>
    private static void Throws(BpeTokenizer tokenizer, int[] ids, DecodedText expected, SpecialTokenDecoding specialTokens)
    {
        const InvalidUtf8Handling Throw = InvalidUtf8Handling.Throw;
        Func<string>[] shapes =
        [
            () => tokenizer.Decode(ids, specialTokens, Throw),
            () => tokenizer.DecodeWithOffsets(ids, out _, specialTokens, Throw),
            () => string.Concat(tokenizer.DecodeStream(ids, specialTokens, Throw)),
            () => Written(writer => tokenizer.Decode(ids, writer, specialTokens, Throw)),
            () =>
            {
                char[] chars = new char[expected.Text.Length];
                Assert.True(tokenizer.TryDecode(ids, chars, out int written, specialTokens, Throw));
                return new string(chars, 0, written);
            },
            () =>
            {
                StreamingDecoder decoder = tokenizer.CreateDecoder(specialTokens, Throw);
                return decoder.Append(ids) + decoder.Flush();
            },
        ];
        foreach (Func<string> shape in shapes)
        {
            if (expected.FirstInvalid is int position)
            {
                Assert.Equal(position, Assert.Throws<InvalidUtf8Exception>(shape).BytePosition);
            }
            else
            {
                Assert.Equal(expected.Text, shape());
            }
        }
    }

    private static string Written(Action<IBufferWriter<char>> write)
    {
        ArrayBufferWriter<char> writer = new();
        write(writer);
        return writer.WrittenSpan.ToString();
    }
}
