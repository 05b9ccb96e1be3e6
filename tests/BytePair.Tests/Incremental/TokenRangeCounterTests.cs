using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Incremental;

/// <summary>The count of a range is that of a text of its own, wherever it begins and ends.</summary>
public sealed class TokenRangeCounterTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory, EachEncoding]
    public void Each_range_of_bytes_counts_as_its_own_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from parts in Gen.OneOf(HostileText.Bytes.Generator, EndlessText.Bytes.Generator).ArrayOf().Resize(12)
                     from places in Gen.Choose(0, 1 << 20).ArrayOf(20)
                     select (text: parts.SelectMany(part => part.Value).ToArray(), places)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            TokenRangeCounter counter = tokenizer.CreateRangeCounter(of.text);
            Assert.Equal(of.text.Length, counter.Length);
            foreach ((int start, int length) in Ranges(of.places, of.text.Length))
            {
                Assert.Equal(tokenizer.CountTokens(of.text.AsSpan(start, length)), counter.CountTokens(start, length));
            }
        }, cases: 150);
    }

    /// <summary>Lone surrogates, and pairs that a range cuts in two, too.</summary>
    [Theory, EachEncoding]
    public void Each_range_of_chars_counts_as_its_own_text(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from parts in HostileText.Any.Generator.ArrayOf().Resize(12)
                     from places in Gen.Choose(0, 1 << 20).ArrayOf(20)
                     select (text: string.Concat(parts.Select(part => part.Value)), places)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            TokenRangeCounter counter = tokenizer.CreateRangeCounter(of.text);
            Assert.Equal(of.text.Length, counter.Length);
            foreach ((int start, int length) in Ranges(of.places, of.text.Length))
            {
                Assert.Equal(tokenizer.CountTokens(of.text.AsSpan(start, length)), counter.CountTokens(start, length));
            }
        }, cases: 150);
    }

    /// <summary>Text that no range of is in step with for long, and text that is one piece, long enough for links.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("1234567 ")]
    [InlineData("٣")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("文A")]
    [InlineData("😀")]
    [InlineData("!/")]
    public void Ranges_of_long_hostile_text_count_as_their_own(string unit)
    {
        foreach (string encoding in new[] { "r50k_base", "cl100k_base", "o200k_base" })
        {
            BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
            string text = "So: " + string.Concat(Enumerable.Repeat(unit, 12_000 / unit.Length)) + " and so on";
            TokenRangeCounter counter = tokenizer.CreateRangeCounter(text);
            Random random = new(20250105);
            for (int i = 0; i < 60; i++)
            {
                int start = random.Next(text.Length);
                int length = random.Next(text.Length - start);
                Assert.Equal(tokenizer.CountTokens(text.AsSpan(start, length)), counter.CountTokens(start, length));
            }
        }
    }

    [Fact]
    public async Task Threads_may_ask_at_once()
    {
        string text = string.Concat(Enumerable.Range(0, 9000).Select(i => i % 7 == 0 ? "123456789" : "some text "));
        TokenRangeCounter counter = Tokenizer.CreateRangeCounter(text);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                int start = (thread * 7919 + i * 104_729) % (text.Length / 2);
                Assert.Equal(Tokenizer.CountTokens(text.AsSpan(start, 4000)), counter.CountTokens(start, 4000));
            }
        })));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        TokenRangeCounter counter = Tokenizer.CreateRangeCounter(string.Concat(Enumerable.Repeat("it isn't naïve ", 2000)));
        long expected = counter.CountTokens(1001, 20_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long again = counter.CountTokens(1001, 20_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, again);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 6)]
    [InlineData(6, 0)]
    [InlineData(3, 3)]
    [InlineData(5, int.MaxValue)]
    public void A_range_outside_the_text_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.CreateRangeCounter("hello").CountTokens(start, length));

    [Fact]
    public void Empty_text_has_an_empty_range()
    {
        Assert.Equal(0, Tokenizer.CreateRangeCounter("").CountTokens(0, 0));
        Assert.Equal(0, Tokenizer.CreateRangeCounter(ReadOnlySpan<byte>.Empty).CountTokens(0, 0));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CreateRangeCounter((string)null!));
    }

    private static IEnumerable<(int Start, int Length)> Ranges(int[] places, int length)
    {
        for (int i = 0; i + 1 < places.Length; i += 2)
        {
            int start = places[i] % (length + 1);
            int end = places[i + 1] % (length + 1);
            yield return (Math.Min(start, end), Math.Abs(end - start));
        }
    }
}
