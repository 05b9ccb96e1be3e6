using System.Text;
using BytePair.Tests.Support;

namespace BytePair.Tests.Truncation;

/// <summary>What truncation promises beside its definition: examples, refusals, and that it allocates nothing.</summary>
public sealed class TruncationTests
{
    private const string Fox = "The quick brown fox jumps over the lazy dog.";
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory]
    [InlineData(TruncationKeep.Start, 4, "The quick brown fox")]
    [InlineData(TruncationKeep.End, 3, " lazy dog.")]
    [InlineData(TruncationKeep.StartAndEnd, 7, "The quick brown… lazy dog.")]
    [InlineData(TruncationKeep.StartAndEnd, 100, Fox)]
    public void Parts_are_kept_as_asked(TruncationKeep keep, int max, string expected) =>
        Assert.Equal(expected, Tokenizer.TruncateToTokens(Fox, max, new TruncationOptions { Keep = keep }));

    [Theory]
    [InlineData("internationalization", TruncationBoundary.Word, "")]
    [InlineData("hello internationalization", TruncationBoundary.Word, "hello ")]
    [InlineData("don't", TruncationBoundary.Word, "")]
    [InlineData("e\u0301\u0302\u0303\u0304\u0305", TruncationBoundary.Grapheme, "")]
    [InlineData("👩‍👩‍👧‍👦", TruncationBoundary.Grapheme, "")]
    [InlineData("你好世界很大的", TruncationBoundary.Word, "你好")]
    public void A_boundary_is_kept_to(string text, TruncationBoundary boundary, string expected)
    {
        string kept = Tokenizer.TruncateToTokens(text, Tokenizer.CountTokens(text) - 1, new TruncationOptions { Boundary = boundary });
        Assert.StartsWith(expected, kept, StringComparison.Ordinal);
        Assert.True(expected.Length > 0 || kept.Length == 0, kept);
    }

    [Fact]
    public void A_text_within_the_limit_is_the_same_instance() =>
        Assert.Same(Fox, Tokenizer.TruncateToTokens(Fox, Tokenizer.CountTokens(Fox)));

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.GetIndexByTokenCount(Fox, -1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.GetIndexByTokenCountFromEnd("x"u8, -1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.TruncateToTokens(Fox, -1));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.TruncateToTokens((string)null!, 1));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.GetIndexByTokenCount((string)null!, 1, out _));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.GetIndexByTokenCountFromEnd((string)null!, 1, out _));
        Assert.Throws<ArgumentNullException>(() => new TruncationOptions { Marker = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncationOptions { Keep = (TruncationKeep)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncationOptions { Boundary = (TruncationBoundary)(-1) });
    }

    /// <summary>A long text is no way around what is refused.</summary>
    [Fact]
    public void A_refused_token_is_refused_in_the_part_that_is_not_kept()
    {
        string text = string.Concat(Enumerable.Repeat(Fox, 5000)) + "<|endoftext|>";
        int at = text.Length - "<|endoftext|>".Length;
        byte[] utf8Text = Encoding.UTF8.GetBytes(text);
        Assert.Equal(at, Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.GetIndexByTokenCount(text, 5, out _, SpecialTokenHandling.Reject)).Position);
        Assert.Equal(at, Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.GetIndexByTokenCount(utf8Text, 5, out _, SpecialTokenHandling.Reject)).Position);
        Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.TruncateToTokens(text, 5, null, SpecialTokenHandling.Reject));
        Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.TruncateToTokens(Fox, 5, new TruncationOptions { Marker = "<|endoftext|>" }, SpecialTokenHandling.Reject));
    }

    /// <summary>Parts of a text that isn't one must not become a control token.</summary>
    [Fact]
    public void A_special_token_does_not_come_about_where_parts_meet()
    {
        string text = "<|endof" + string.Concat(Enumerable.Repeat(" word", 50)) + "text|>";
        var options = new TruncationOptions { Keep = TruncationKeep.StartAndEnd, Marker = "" };
        for (int max = 0; max < 20; max++)
        {
            Assert.DoesNotContain("<|endoftext|>", Tokenizer.TruncateToTokens(text, max, options, SpecialTokenHandling.Recognize), StringComparison.Ordinal);
            Assert.InRange(Tokenizer.CountTokens(Tokenizer.TruncateToTokens(text, max, options, SpecialTokenHandling.Reject)), 0, max);
        }
    }

    /// <summary>The text is looked at in parts; a token at the edge of one is found, and may be fewer tokens than its beginning.</summary>
    [Fact]
    public void Special_tokens_at_the_edge_of_what_is_looked_at_are_found()
    {
        for (int length = 220; length < 300; length++)
        {
            string text = new string('=', length) + "<|endoftext|>";
            int count = Tokenizer.CountTokens(text, SpecialTokenHandling.Recognize);
            Assert.Equal(text.Length, Tokenizer.GetIndexByTokenCount(text + "!", count, out _, SpecialTokenHandling.Recognize));
            string mirrored = "<|endoftext|>" + new string('=', length);
            Assert.Equal(1, Tokenizer.GetIndexByTokenCountFromEnd("!" + mirrored, count, out _, SpecialTokenHandling.Recognize));
        }
    }

    [Fact]
    public void Finding_an_index_again_allocates_nothing()
    {
        string text = string.Concat(Enumerable.Repeat(Fox, 400));
        byte[] utf8Text = EveryShape.Utf8(text);
        for (int run = 0; run < 3; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Tokenizer.GetIndexByTokenCount(text, 1000, out _);
            Tokenizer.GetIndexByTokenCountFromEnd(text, 1000, out _);
            Tokenizer.GetIndexByTokenCount(utf8Text, 1000, out _);
            Tokenizer.GetIndexByTokenCountFromEnd(utf8Text, 1000, out _);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, run == 0 ? long.MaxValue : 0);
        }
    }
}
