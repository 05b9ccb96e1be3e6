using BytePair.Incremental;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Incremental;

/// <summary>After each part in front, wherever it is cut, the count is that of all text so far.</summary>
public sealed class PrependableTokenCounterTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory, EachEncoding]
    public void Each_count_is_that_of_the_whole_cut_anywhere(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        PrependableTokenCounter counter = tokenizer.CreatePrependableCounter();
        var cases = (from text in Gen.OneOf(HostileText.Bytes.Generator, EndlessText.Bytes.Generator)
                     from sizes in Gen.Frequency((2, Gen.Constant(1)), (2, Gen.Choose(1, 12)), (1, Gen.Choose(1, 400))).NonEmptyListOf()
                     select (text, sizes: sizes.ToArray())).ToArbitrary();
        Invariant.Holds(cases, of => CountsEachPart(tokenizer, counter, of.text.Value, of.sizes), cases: 400);
    }

    /// <summary>UTF-16 too, one char at a time: each half of a surrogate pair comes alone.</summary>
    [Theory, EachEncoding]
    public void Each_count_is_that_of_the_whole_cut_into_chars(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        PrependableTokenCounter counter = tokenizer.CreatePrependableCounter();
        Invariant.Holds(HostileText.Any, text =>
        {
            counter.Reset();
            for (int start = text.Value.Length - 1; start >= 0; start--)
            {
                counter.Prepend(text.Value.AsSpan(start, 1));
                Assert.Equal(tokenizer.CountTokens(text.Value.AsSpan(start)), counter.Count);
            }
        }, cases: 150);
    }

    [Theory, EachGrammar]
    public void The_first_piece_ends_where_the_pattern_says_at_every_position(string grammar)
    {
        Alternative oracle = ModelPatterns.OracleOf(grammar);
        var texts = Gen.OneOf(HostileText.Bytes.Generator, EndlessText.Bytes.Generator).ToArbitrary();
        Invariant.Holds(texts, text =>
        {
            byte[] bytes = text.Value[..Math.Min(text.Value.Length, 300)];
            var front = new FrontText(ModelPatterns.RulesOf(grammar));
            for (int start = bytes.Length - 1; start >= 0; start--)
            {
                front.Add(bytes[start]);
                int expected = ReferencePieces.Ends(oracle, bytes[start..])[0];
                Assert.Equal((start, start + expected), (start, bytes.Length - front.FirstPieceEnd()));
            }
        }, cases: 100);
    }

    /// <summary>Many chars at once, more than are made UTF-8 at a time, with a pair wherever a part may end.</summary>
    [Fact]
    public void Long_text_is_taken_in_parts()
    {
        foreach (int lead in new[] { 0, 1, 2, 3 })
        {
            string text = new string('x', lead) + string.Concat(Enumerable.Repeat("😀 and ", 2000)) + "\uD83D";
            PrependableTokenCounter counter = Tokenizer.CreatePrependableCounter();
            counter.Prepend(text);
            Assert.Equal(Tokenizer.CountTokens(text), counter.Count);
        }
    }

    [Fact]
    public void Chars_and_bytes_can_take_turns()
    {
        PrependableTokenCounter counter = Tokenizer.CreatePrependableCounter();
        counter.Prepend("\uDE00 a");
        counter.Prepend("é"u8);
        Assert.Equal(Tokenizer.CountTokens("é\uFFFD a"), counter.Count);
        counter.Prepend("\uDE00".AsSpan());
        counter.Prepend("\uD83D");
        Assert.Equal(Tokenizer.CountTokens("😀é\uFFFD a"), counter.Count);
    }

    [Fact]
    public void Prepending_again_allocates_nothing()
    {
        PrependableTokenCounter counter = Tokenizer.CreatePrependableCounter();
        long Prepend()
        {
            long sum = 0;
            counter.Reset();
            for (int i = 0; i < 2000; i++)
            {
                counter.Prepend((i % 4) switch { 0 => " the quick", 1 => " Brown", 2 => "Fox, 12", _ => ".\n" });
                sum += counter.Count;
            }

            return sum;
        }

        long expected = Prepend();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long again = Prepend();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, again);
    }

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(() => Tokenizer.CreatePrependableCounter().Prepend((string)null!));

    private static void CountsEachPart(BpeTokenizer tokenizer, PrependableTokenCounter counter, byte[] text, int[] sizes)
    {
        counter.Reset();
        Assert.Equal(0, counter.Count);
        for (int start = text.Length, part = 0; start > 0; part++)
        {
            int size = Math.Min(sizes[part % sizes.Length], start);
            start -= size;
            counter.Prepend(text.AsSpan(start, size));
            Assert.Equal(tokenizer.CountTokens(text.AsSpan(start)), counter.Count);
        }
    }
}
