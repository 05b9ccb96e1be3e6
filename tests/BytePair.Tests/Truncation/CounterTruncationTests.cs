using BytePair.Tests.Properties;
using BytePair.Tests.Support;

namespace BytePair.Tests.Truncation;

/// <summary>Any counter can truncate, not a tokenizer alone.</summary>
public sealed class CounterTruncationTests
{
    private static readonly TruncationOptions Middle = new() { Keep = TruncationKeep.StartAndEnd, Boundary = TruncationBoundary.Word };

    [Fact]
    public void What_is_kept_is_the_longest_part()
    {
        var counter = new WordCounter();
        Assert.Equal("one two three ", counter.TruncateToTokens("one two three four", 3));
        Assert.Equal(" three four", counter.TruncateToTokens("one two three four", 2, new TruncationOptions { Keep = TruncationKeep.End }));
        Assert.Equal("one … four", counter.TruncateToTokens("one two three four", 3, Middle));
        Assert.Equal("", counter.TruncateToTokens("one two three four", 0));
    }

    [Fact]
    public void A_text_that_fits_is_given_back_itself()
    {
        string text = new('x', 5000);
        Assert.Same(text, new WordCounter().TruncateToTokens(text, 5000));
        Assert.Equal(text, new WordCounter().TruncateToTokens(text.AsSpan(), 5000));
    }

    [Fact]
    public void A_tokenizer_truncates_as_it_does_by_itself()
    {
        var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        ITokenCounter counter = tokenizer;
        Invariant.Holds(HostileText.Any, text =>
        {
            Assert.Equal(tokenizer.CountTokens(text.Value), counter.CountTokens(text.Value));
            Assert.Equal(tokenizer.TruncateToTokens(text.Value, 5, Middle), counter.TruncateToTokens(text.Value, 5, Middle));
            Assert.Equal(tokenizer.TruncateToTokens(text.Value, 5), counter.TruncateToTokens(text.Value.AsSpan(), 5));
        }, cases: 200);
        Assert.Equal("o200k_base", counter.Name);
    }

    /// <summary>Also a counter whose counts don't grow with the text, as a tokenizer's don't.</summary>
    [Fact]
    public void The_result_is_never_over_the_limit_and_halves_no_pair()
    {
        ITokenCounter[] counters = [new WordCounter(), new Wrapped(BpeTokenizer.ForEncoding("o200k_base"))];
        TruncationOptions[] all = [new(), new() { Keep = TruncationKeep.End }, Middle];
        Invariant.Holds(HostileText.WellFormed, text =>
        {
            foreach (ITokenCounter counter in counters)
            {
                int count = counter.CountTokens(text.Value);
                for (int max = 0; max <= count + 1; max += 1 + (count / 7))
                {
                    foreach (TruncationOptions options in all)
                    {
                        string kept = counter.TruncateToTokens(text.Value, max, options);
                        Assert.InRange(counter.CountTokens(kept), 0, max);
                        Assert.True(max < count || ReferenceEquals(kept, text.Value) || text.Value.Length > 256);
                        Assert.All(Enumerable.Range(0, kept.Length), i => Assert.False(char.IsSurrogate(kept, i) && !IsInPair(kept, i)));
                    }
                }
            }
        }, cases: 200);
    }

    [Fact]
    public void The_work_is_that_of_what_is_kept_and_not_of_the_text()
    {
        var counter = new WordCounter();
        string text = string.Concat(Enumerable.Repeat("some words ", 1_000_000));
        Assert.Equal(100, counter.CountTokens(counter.TruncateToTokens(text, 100)));
        Assert.InRange(counter.CountedChars, 1, 20_000);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>("counter", () => TokenCounterExtensions.TruncateToTokens(null!, "text", 1));
        Assert.Throws<ArgumentNullException>("text", () => new WordCounter().TruncateToTokens(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("maxTokens", () => new WordCounter().TruncateToTokens("text", -1));
    }

    private static bool IsInPair(string text, int index) =>
        (index > 0 && char.IsSurrogatePair(text[index - 1], text[index])) || (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]));

    /// <summary>A tokenizer's counts without the tokenizer.</summary>
    private sealed class Wrapped(BpeTokenizer tokenizer) : ITokenCounter
    {
        public string Name => "wrapped";

        public int CountTokens(ReadOnlySpan<char> text) => tokenizer.CountTokens(text);
    }
}
