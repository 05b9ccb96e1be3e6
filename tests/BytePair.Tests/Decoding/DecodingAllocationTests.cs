using System.Buffers;

namespace BytePair.Tests.Decoding;

/// <summary>Decoding into what the caller gives takes nothing from the heap.</summary>
public sealed class DecodingAllocationTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");
    private static readonly int[] Ids = [.. Tokenizer.EncodeToIds(string.Concat(Enumerable.Repeat("Some words, naïve 😞 汉字. ", 200))), 199999];

    [Fact]
    public void Spans_and_writers_are_filled_without_allocation()
    {
        char[] chars = new char[20_000];
        byte[] bytes = new byte[20_000];
        ArrayBufferWriter<char> charWriter = new(20_000);
        ArrayBufferWriter<byte> byteWriter = new(20_000);
        StreamingDecoder decoder = Tokenizer.CreateDecoder();
        AllocatesNothing(() => Tokenizer.TryDecode(Ids, chars, out _));
        AllocatesNothing(() => Tokenizer.Decode(Ids, chars.AsSpan(0, 1000), out _, out _));
        AllocatesNothing(() => Tokenizer.TryDecodeToUtf8(Ids, bytes, out _));
        AllocatesNothing(() => Tokenizer.CountUtf8Bytes(Ids));
        AllocatesNothing(() =>
        {
            charWriter.Clear();
            Tokenizer.Decode(Ids, charWriter);
        });
        AllocatesNothing(() =>
        {
            byteWriter.Clear();
            Tokenizer.DecodeToUtf8(Ids, byteWriter);
        });
        AllocatesNothing(() =>
        {
            foreach (int id in Ids)
            {
                decoder.Append([id], chars, out _, out _);
            }

            decoder.TryFlush(chars, out _);
        });
    }

    private static void AllocatesNothing(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
