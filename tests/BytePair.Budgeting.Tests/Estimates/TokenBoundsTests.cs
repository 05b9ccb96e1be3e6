using System.Text;
using BytePair.Budgeting.Estimates;
using BytePair.Tests.Properties;

namespace BytePair.Budgeting.Tests.Estimates;

/// <summary>No text has fewer or more tokens than the bounds say, and some have as few or as many.</summary>
public sealed class TokenBoundsTests
{
    public static TheoryData<string> Encodings => [.. BpeTokenizer.EncodingNames];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_tokens_of_any_text_are_within_its_bounds(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(AnyText.Utf16, text =>
        {
            foreach (SpecialTokenHandling handling in (SpecialTokenHandling[])[default, SpecialTokenHandling.Recognize])
            {
                int count = tokenizer.CountTokens(text, handling);
                TokenBounds exact = TokenBounds.Of(tokenizer, text);
                TokenBounds rough = TokenBounds.OfUtf16Length(tokenizer, text.Length);
                Assert.InRange(count, exact.Least, exact.Most);
                Assert.InRange(exact.Least, rough.Least, exact.Most);
                Assert.InRange(exact.Most, exact.Least, rough.Most);
            }
        });
        Invariant.Holds(AnyText.Utf8, bytes =>
        {
            TokenBounds bounds = TokenBounds.OfUtf8Length(tokenizer, bytes.Length);
            Assert.InRange(tokenizer.CountTokens(bytes), bounds.Least, bounds.Most);
        });
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void It_fits_if_it_has_so_many_tokens(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(AnyText.Utf16, text =>
        {
            int count = tokenizer.CountTokens(text);
            foreach (int limit in (int[])[0, count - 1, count, count + 1, text.Length, 3 * text.Length, int.MaxValue])
            {
                Assert.Equal(count <= limit, tokenizer.Fits(text, Math.Max(0, limit)) && limit >= 0);
            }
        });
        Invariant.Holds(AnyText.Utf8, bytes =>
        {
            int count = tokenizer.CountTokens(bytes);
            foreach (int limit in (int[])[0, Math.Max(0, count - 1), count, bytes.Length])
            {
                Assert.Equal(count <= limit, tokenizer.Fits(bytes, limit));
            }
        });
    }

    /// <summary>As few tokens as there can be: the longest token alone, and as often as it goes with itself.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_lower_bound_is_met(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        byte[] longest = tokenizer.GetTokenBytes(tokenizer.EnumerateTokens().MaxBy(token => tokenizer.GetTokenBytes(token.Id).Length)!.Id).ToArray();
        Assert.Equal(tokenizer.MaxTokenLength, longest.Length);
        Assert.Equal(1, TokenBounds.OfUtf8Length(tokenizer, longest.Length).Least);
        Assert.Equal(1, tokenizer.CountTokens(longest, SpecialTokenHandling.Recognize));
        Assert.Equal(2, TokenBounds.OfUtf8Length(tokenizer, longest.Length + 1).Least);
    }

    /// <summary>As many tokens as there can be: a token for each byte, for each char of one byte, for each third of a char.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_upper_bounds_are_met(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        byte[] noUtf8 = [.. Enumerable.Repeat((byte)0xFE, 1000)];
        string controls = string.Concat(Enumerable.Repeat("\u0001\u0002", 500));
        string rare = string.Concat(Enumerable.Repeat("\u0802", 300));
        Assert.Equal(TokenBounds.OfUtf8Length(tokenizer, noUtf8.Length).Most, tokenizer.CountTokens(noUtf8));
        Assert.Equal(TokenBounds.Of(tokenizer, controls).Most, tokenizer.CountTokens(controls));
        Assert.Equal(TokenBounds.OfUtf16Length(tokenizer, rare.Length).Most, tokenizer.CountTokens(rare));
    }

    [Fact]
    public void Lengths_tell_what_they_can()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        TokenBounds bounds = TokenBounds.OfUtf8Length(tokenizer, 1000);
        Assert.Equal((8, 1000), (bounds.Least, bounds.Most));
        Assert.Equal(TokenFit.No, bounds.FitsIn(7));
        Assert.Equal(TokenFit.Unknown, bounds.FitsIn(8));
        Assert.Equal(TokenFit.Unknown, bounds.FitsIn(999));
        Assert.Equal(TokenFit.Yes, bounds.FitsIn(1000));
        Assert.Equal(TokenFit.Yes, default(TokenBounds).FitsIn(0));
        Assert.Equal(long.MaxValue, TokenBounds.OfUtf8Length(tokenizer, long.MaxValue).Most);
    }

    [Fact]
    public void A_length_in_slices_is_the_framework_s()
    {
        Invariant.Holds(AnyText.Utf16, text =>
        {
            foreach (int slice in (int[])[1, 2, 3, 7, Utf8Length.SliceLength])
            {
                // A slice of one char can't but cut pairs.
                int expected = slice == 1 ? text.Sum(symbol => Encoding.UTF8.GetByteCount([symbol])) : Encoding.UTF8.GetByteCount(text);
                Assert.Equal(expected, Utf8Length.Of(text, slice));
            }
        });
    }

    /// <summary>A text of 64 MB is told from its length: counting it would take longer than the test may.</summary>
    [Fact]
    public void A_text_that_surely_fits_is_not_counted()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        string text = new('x', 64 << 20);
        Assert.True(tokenizer.Fits(text, text.Length));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(tokenizer.Fits(text, text.Length));
        Assert.False(tokenizer.Fits(text, 100_000));
        Assert.True(tokenizer.Fits(Encoding.UTF8.GetBytes("x"), 1));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000);
    }

    [Fact]
    public void What_can_not_be_is_refused()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenBounds.OfUtf8Length(tokenizer, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenBounds.OfUtf16Length(tokenizer, -1));
        Assert.Throws<OverflowException>(() => TokenBounds.OfUtf16Length(tokenizer, long.MaxValue));
        Assert.Throws<ArgumentNullException>(() => TokenBounds.OfUtf8Length(null!, 1));
        Assert.Throws<ArgumentNullException>(() => tokenizer.Fits((string)null!, 1));
        Assert.Throws<ArgumentNullException>(() => default(BpeTokenizer)!.Fits("x", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Fits("x", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(TokenBounds).FitsIn(-1));
    }
}
