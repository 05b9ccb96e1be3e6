using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BytePair.Tests.Pretokenization.Patterns;

/// <summary>A pattern that looks far ahead for each short piece, so that it takes quadratic time, and what may be said about that.</summary>
public sealed class MatchTimeoutTests
{
    private const string Quadratic = "a(?=a*b)|a";

    /// <summary>Takes a hundred million steps: more than the work that is allowed, less than a minute.</summary>
    private static readonly string Long = new('a', 20_000);

    [Fact]
    public void Without_a_timeout_work_is_what_is_limited()
    {
        BpeTokenizer tokenizer = Create();
        Assert.Equal(Timeout.InfiniteTimeSpan, tokenizer.MatchTimeout);
        Assert.Contains("WithMatchTimeout", Assert.Throws<InvalidOperationException>(() => tokenizer.CountTokens(Long)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_may_take_all_the_time_that_is_given()
    {
        BpeTokenizer tokenizer = Create().WithMatchTimeout(TimeSpan.FromMinutes(30));
        Assert.Equal(TimeSpan.FromMinutes(30), tokenizer.MatchTimeout);
        Assert.Equal(Long.Length, tokenizer.CountTokens(Long));
    }

    [Fact]
    public void Once_the_time_is_over_it_ends()
    {
        BpeTokenizer tokenizer = Create().WithMatchTimeout(TimeSpan.FromMilliseconds(20));
        long began = Stopwatch.GetTimestamp();
        var refusal = Assert.Throws<RegexMatchTimeoutException>(() => tokenizer.CountTokens(new string('a', 3_000_000)));
        Assert.Equal((Quadratic, TimeSpan.FromMilliseconds(20)), (refusal.Pattern, refusal.MatchTimeout));

        // Hours without it; a loaded machine may take its time.
        Assert.InRange(Stopwatch.GetTimestamp() - began, 0, 60 * Stopwatch.Frequency);
        Assert.Equal(3, tokenizer.CountTokens("aab"));
    }

    [Fact]
    public void It_can_be_taken_back()
    {
        BpeTokenizer tokenizer = Create().WithMatchTimeout(TimeSpan.FromSeconds(1)).WithMatchTimeout(Timeout.InfiniteTimeSpan);
        Assert.Equal(Timeout.InfiniteTimeSpan, tokenizer.MatchTimeout);
        Assert.Throws<InvalidOperationException>(() => tokenizer.CountTokens(Long));
    }

    [Fact]
    public void All_else_stays_as_it_was()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base").WithMatchTimeout(TimeSpan.FromSeconds(1));
        Assert.Equal(BpeTokenizer.ForEncoding("o200k_base").EncodeToIds("Hello<|endoftext|>", SpecialTokenHandling.Recognize), tokenizer.EncodeToIds("Hello<|endoftext|>", SpecialTokenHandling.Recognize));
        Assert.Equal("o200k_base", tokenizer.EncodingName);
        Assert.Equal(TimeSpan.FromSeconds(1), tokenizer.WithSpecialTokens([new("<x>", 300_000)]).MatchTimeout);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-20_000)]
    [InlineData(long.MinValue)]
    public void None_at_all_is_refused(long ticks) => Assert.Throws<ArgumentOutOfRangeException>(() => Create().WithMatchTimeout(TimeSpan.FromTicks(ticks)));

    private static BpeTokenizer Create() => BpeTokenizer.CreateFromTiktoken(new MemoryStream("YQ== 0\nYg== 1\n"u8.ToArray()), Quadratic);
}
