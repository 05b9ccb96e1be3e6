using System.Buffers;
using System.Text;
using BytePair.Tests.Support;

namespace BytePair.Tests.Properties;

/// <summary>A piece larger than any block has the ids of the whole text from a stream too, in memory that doesn't grow with it.</summary>
public sealed class EndlessPieceTests
{
    private const int Bytes = 1_200_000;

    public static TheoryData<string, string, string, string> Texts
    {
        get
        {
            TheoryData<string, string, string, string> texts = [];
            foreach (string encoding in (string[])["gpt2", "cl100k_base", "o200k_base"])
            {
                texts.Add(encoding, "", "a", " b");
                texts.Add(encoding, "see ", "A", "b's end");
                texts.Add(encoding, "(", "abcdefghij", "ABC");
                texts.Add(encoding, "x\n", " ", "x");
                texts.Add(encoding, "x", "\n", " y");
                texts.Add(encoding, "x", "\n", "");
                texts.Add(encoding, " ", "=-", "\n\n/x");
                texts.Add(encoding, "7", "12", "3x");
                texts.Add(encoding, "“", "文", "AB文ab'S");
                texts.Add(encoding, "'", "ſ", "'s");
                texts.Add(encoding, "", "😀", "e");
                texts.Add(encoding, "", "a'", "s");
                texts.Add(encoding, "", "\u0301", "a");
                texts.Add(encoding, "aB", "文x", "Y");
            }

            return texts;
        }
    }

    [Theory, MemberData(nameof(Texts))]
    public void It_has_the_ids_of_the_whole(string encoding, string beginning, string part, string ending)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string text = beginning + string.Concat(Enumerable.Repeat(part, Bytes / Encoding.UTF8.GetByteCount(part))) + ending;
        byte[] utf8Text = Encoding.UTF8.GetBytes(text);
        int[] whole = tokenizer.EncodeToIds(utf8Text);
        Assert.Equal(utf8Text, tokenizer.DecodeToUtf8(whole));
        EveryShape.EncodesStream(tokenizer, utf8Text, whole, default, [1_000, 70_001]);
        Assert.Equal(whole, tokenizer.EncodeToIds(text));
    }

    [Fact]
    public void Special_tokens_behind_it_are_found_where_they_are()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        string text = new string('<', Bytes) + "<|endoftext|>" + new string('|', Bytes) + ">";
        byte[] utf8Text = Encoding.UTF8.GetBytes(text);
        int[] whole = tokenizer.EncodeToIds(utf8Text, SpecialTokenHandling.Recognize);
        EveryShape.EncodesStream(tokenizer, utf8Text, whole, SpecialTokenHandling.Recognize, [1_000, 70_001]);
        var rejected = Assert.Throws<DisallowedSpecialTokenException>(
            () => tokenizer.CountTokens(new OddReadsStream(utf8Text, 70_001), SpecialTokenHandling.Reject));
        Assert.Equal(Bytes, rejected.Position);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("7")]
    [InlineData("😀")]
    public void Memory_does_not_grow_with_it(string part)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        byte[] bytes = Encoding.UTF8.GetBytes(part);
        long Allocated(long megabytes)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            tokenizer.CountTokens(new RepeatingStream([], bytes, megabytes * 1_000_000 / bytes.Length, []));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Holding the text would take 14 MB more; merging leaves a little garbage behind.
        Allocated(1);
        long small = Allocated(2);
        Assert.InRange(Allocated(16) - small, long.MinValue, 6_000_000);
    }
}
