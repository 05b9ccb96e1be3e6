using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>However a stream hands out its bytes, the ids are those of the whole text.</summary>
public sealed class StreamProperties
{
    /// <summary>Several times the size of any sensible read buffer.</summary>
    private const int LongText = 300_000;

    private static readonly int[] ReadSizes = [1, 2, 3, 5, 16, 31, 63, 64, 65, 1023, 4096, 65_535, 65_536, 65_537, 1_000_000];

    [Theory, EachEncoding]
    public void Short_streams_in_odd_reads_equal_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from bytes in HostileText.Bytes.Generator
                     from size in Gen.Elements(1, 2, 3, 5, 7, 64)
                     select (bytes, size)).ToArbitrary();
        Invariant.Holds(cases, of => EveryShape.EncodesStream(tokenizer, of.bytes.Value, tokenizer.EncodeToIds(of.bytes.Value), default, of.size));
    }

    [Theory, EachEncoding]
    public void Long_streams_in_odd_reads_equal_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string[] specialTokens = [.. EncodingRecord.All[encoding].SpecialTokens.Keys.Take(3)];
        var cases = (from text in LongBytes(specialTokens)
                     from sizes in Gen.Elements(ReadSizes).ArrayOf(4)
                     from recognised in Gen.Elements(true, false)
                     select (text, sizes, recognised)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            SpecialTokenHandling handling = of.recognised ? SpecialTokenHandling.Recognize : SpecialTokenHandling.AsText;
            EveryShape.EncodesStream(tokenizer, of.text.Value, tokenizer.EncodeToIds(of.text.Value, handling), handling, of.sizes);
        }, cases: 8);
    }

    /// <summary>A special token moved byte by byte across the places where a block is likely to end, and where what is decided of it ends.</summary>
    [Theory]
    [InlineData("cl100k_base", "<|fim_middle|>")]
    [InlineData("o200k_base", "<|endoftext|>")]
    public void A_special_token_across_blocks_is_recognised(string encoding, string token)
    {
        const int Block = 1 << 16;
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        for (int start = Block - (3 * token.Length); start <= Block + 1; start++)
        {
            string text = string.Concat(Enumerable.Repeat("word ", Block / 5)).PadRight(start, '!')[..start] + token + string.Concat(Enumerable.Repeat(" and so on", Block / 10));
            byte[] utf8Text = EveryShape.Utf8(text);
            int[] whole = tokenizer.EncodeToIds(utf8Text, SpecialTokenHandling.Recognize);
            Assert.Contains(tokenizer.SpecialTokens[token], whole);
            EveryShape.EncodesStream(tokenizer, utf8Text, whole, SpecialTokenHandling.Recognize, [Block]);
            Assert.Equal(whole, tokenizer.EncodeToIds(text, SpecialTokenHandling.Recognize));
        }
    }

    /// <summary>
    /// A recognised token, and a rejected text that begins inside it, moved byte by byte across the places where a read buffer
    /// is likely to end. UTF-16 input is read in blocks too.
    /// </summary>
    [Theory]
    [InlineData("<|endoftext|>x", "|>x")]
    [InlineData("<|endoftext|><|fim_prefix|>", "><|fim_prefix|>")]
    [InlineData("<|endoftext|> rest of it", "<|endoftext|> rest of it")]
    [InlineData("<|endoftext", "<|endoftext")]
    public void A_rejected_text_is_found_wherever_a_block_ends(string text, string rejected)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        SpecialTokenHandling handling = SpecialTokenHandling.Recognize.Rejecting(rejected);
        foreach (int blockEnd in new[] { 4096, 16_384, 32_768, 65_536, 131_072 })
        {
            for (int at = blockEnd - 2 * text.Length; at <= blockEnd + 2; at++)
            {
                string padded = string.Concat(Enumerable.Repeat("ab cd ", at / 6 + 1))[..at] + text + " and so on";
                DisallowedSpecialTokenException fromStream = Assert.Throws<DisallowedSpecialTokenException>(
                    () => tokenizer.CountTokens(new OddReadsStream(EveryShape.Utf8(padded), 1_000_000), handling));
                DisallowedSpecialTokenException fromChars = Assert.Throws<DisallowedSpecialTokenException>(
                    () => tokenizer.CountTokens(padded, handling));
                Assert.Equal(padded.IndexOf(rejected, StringComparison.Ordinal), fromStream.Position);
                Assert.Equal(fromStream.Position, fromChars.Position);
            }
        }
    }

    /// <summary>Hostile stretches, and between them runs of one thing that are longer than a read buffer.</summary>
    private static Gen<HostileBytes> LongBytes(string[] specialTokens) =>
        from hostile in HostileText.Bytes.Generator.Resize(100).ArrayOf(60)
        from run in Gen.Elements("a", " ", "\n", " \n", "1", "!", "é", "😀", "\u3000", "A\u0301", "\r\n\r\n x", specialTokens[0])
        from runLength in Gen.Elements(100, 5_000, 70_000, 140_000)
        from special in Gen.Elements(specialTokens)
        from runAt in Gen.Choose(0, 59)
        select new HostileBytes([.. Repeat(hostile.SelectMany((bytes, i) => i == runAt
            ? [.. bytes.Value, .. EveryShape.Utf8(string.Concat(Enumerable.Repeat(run, runLength / run.Length)))]
            : (byte[])[.. bytes.Value, .. EveryShape.Utf8(special)]))]);

    private static IEnumerable<byte> Repeat(IEnumerable<byte> bytes)
    {
        byte[] once = [.. bytes];
        for (int length = 0; length < LongText; length += once.Length)
        {
            foreach (byte b in once)
            {
                yield return b;
            }
        }
    }
}
