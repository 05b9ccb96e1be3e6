using System.Buffers;
using BytePair.Tests.Support;

namespace BytePair.Tests;

/// <summary>Counting, and encoding to where the caller says, allocate nothing, however long the text.</summary>
public sealed class AllocationTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    public static TheoryData<string, int> Texts
    {
        get
        {
            TheoryData<string, int> texts = [];
            foreach (string part in (string[])["Hello, world! ", "Grüße, 世界! 😀 ", "<|endoftext|>"])
            {
                foreach (int times in (int[])[1, 30, 3_000])
                {
                    texts.Add(part, times);
                }
            }

            return texts;
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void Nothing_is_allocated(string part, int times)
    {
        string text = string.Concat(Enumerable.Repeat(part, times));
        byte[] utf8Text = EveryShape.Utf8(text);
        int[] ids = new int[utf8Text.Length];
        EncodedToken[] tokens = new EncodedToken[utf8Text.Length];
        ArrayBufferWriter<int> writer = new(2 * utf8Text.Length);
        ArrayBufferWriter<EncodedToken> tokenWriter = new(2 * utf8Text.Length);
        foreach (SpecialTokenHandling handling in (SpecialTokenHandling[])[SpecialTokenHandling.AsText, SpecialTokenHandling.Recognize])
        {
            Free("CountTokens(chars)", () => Tokenizer.CountTokens(text, handling));
            Free("CountTokens(utf8)", () => Tokenizer.CountTokens(utf8Text, handling));
            Free("CountTokensUpTo(chars)", () => Tokenizer.CountTokensUpTo(text, 100, handling));
            Free("CountTokensUpTo(utf8)", () => Tokenizer.CountTokensUpTo(utf8Text, 100, handling));
            Free("IsWithinTokenLimit(chars)", () => Tokenizer.IsWithinTokenLimit(text, 100, out _, handling));
            Free("IsWithinTokenLimit(utf8)", () => Tokenizer.IsWithinTokenLimit(utf8Text, 100, out _, handling));
            Free("TryEncode(chars)", () => Tokenizer.TryEncode(text, ids, out _, handling));
            Free("TryEncode(utf8)", () => Tokenizer.TryEncode(utf8Text, ids, out _, handling));
            Free("Encode(chars)", () => Tokenizer.Encode(text.AsSpan(), ids, out _, out _, specialTokens: handling));
            Free("Encode(chars), in little room", () => Tokenizer.Encode(text.AsSpan(), ids.AsSpan(0, 7), out _, out _, specialTokens: handling));
            Free("Encode(utf8)", () => Tokenizer.Encode(utf8Text, ids, out _, out _, specialTokens: handling));
            Free("TryEncodeToTokens(chars)", () => Tokenizer.TryEncodeToTokens(text, tokens, out _, handling));
            Free("TryEncodeToTokens(utf8)", () => Tokenizer.TryEncodeToTokens(utf8Text, tokens, out _, handling));
            Free("Encode(chars, writer)", () => { writer.Clear(); Tokenizer.Encode(text, writer, handling); });
            Free("EncodeToTokens(chars, writer)", () => { tokenWriter.Clear(); Tokenizer.EncodeToTokens(text, tokenWriter, handling); });
        }
    }

    private static void Free(string how, Action call)
    {
        // The least of several: another test may take a worker or a buffer from its pool meanwhile.
        long least = long.MaxValue;
        for (int round = 0; round < 20 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least == 0, $"{how} allocated {least} bytes.");
    }
}
