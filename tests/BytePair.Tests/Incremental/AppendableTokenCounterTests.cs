using System.Text;
using BytePair.Tests.Properties;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Incremental;

/// <summary>After each part, wherever it is cut, the count is that of all text so far.</summary>
public sealed class AppendableTokenCounterTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory, EachEncoding]
    public void Each_count_is_that_of_the_whole_cut_into_bytes(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
        Invariant.Holds(HostileText.Bytes, text => CountsEachPart(tokenizer, counter, text.Value, [1], default), cases: 150);
        Invariant.Holds(EndlessText.Bytes, text => CountsEachPart(tokenizer, counter, text.Value, [1], default), cases: 60);
    }

    [Theory, EachEncoding]
    public void Each_count_is_that_of_the_whole_cut_anywhere(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
        var cases = (from text in Gen.OneOf(HostileText.Bytes.Generator, EndlessText.Bytes.Generator)
                     from sizes in Gen.Frequency((3, Gen.Choose(1, 12)), (1, Gen.Choose(1, 400))).NonEmptyListOf()
                     select (text, sizes: sizes.ToArray())).ToArbitrary();
        Invariant.Holds(cases, of => CountsEachPart(tokenizer, counter, of.text.Value, of.sizes, default), cases: 500);
    }

    /// <summary>UTF-16 too, one char at a time: each half of a surrogate pair comes alone.</summary>
    [Theory, EachEncoding]
    public void Each_count_is_that_of_the_whole_cut_into_chars(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter();
        Invariant.Holds(HostileText.Any, text =>
        {
            counter.Reset();
            for (int length = 1; length <= text.Value.Length; length++)
            {
                counter.Append(text.Value.AsSpan(length - 1, 1));
                Assert.Equal(tokenizer.CountTokens(text.Value.AsSpan(0, length)), counter.Count);
            }
        }, cases: 150);
    }

    [Theory]
    [InlineData("cl100k_base")]
    [InlineData("o200k_base")]
    [InlineData("o200k_harmony")]
    public void Special_tokens_are_recognised_wherever_they_are_cut(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter(SpecialTokenHandling.Recognize);
        string[] tokens = [.. EncodingRecord.All[encoding].SpecialTokens.Keys.Take(6)];
        var cases = (from parts in Gen.OneOf(Gen.Elements(tokens), Gen.Elements("<", "<|", "|>", " a", "1", "\n", "<|endof"), HostileText.Any.Generator.Resize(6).Select(text => text.Value)).ArrayOf().Resize(12)
                     from sizes in Gen.Choose(1, 9).NonEmptyListOf()
                     select (text: EveryShape.Utf8(string.Concat(parts)), sizes: sizes.ToArray())).ToArbitrary();
        Invariant.Holds(cases, of => CountsEachPart(tokenizer, counter, of.text, of.sizes, SpecialTokenHandling.Recognize), cases: 300);
    }

    [Fact]
    public void Chars_and_bytes_can_take_turns()
    {
        AppendableTokenCounter counter = Tokenizer.CreateAppendableCounter();
        counter.Append("a \uD83D");
        counter.Append("é"u8);
        Assert.Equal(Tokenizer.CountTokens("a \uFFFDé"), counter.Count);
        counter.Append("\uD83D".AsSpan());
        counter.Append("\uDE00");
        Assert.Equal(Tokenizer.CountTokens("a \uFFFDé😀"), counter.Count);
    }

    [Theory, EachEncoding]
    public void A_snapshot_brings_back_what_was_there(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        AppendableTokenCounter counter = tokenizer.CreateAppendableCounter(SpecialTokenHandling.Recognize);
        AppendableTokenCounter other = tokenizer.CreateAppendableCounter(SpecialTokenHandling.Recognize);
        var texts = Gen.OneOf(HostileText.Any.Generator, EndlessText.Bytes.Generator.Select(text => new HostileText(Encoding.UTF8.GetString(text.Value))));
        var cases = (from before in texts
                     from dropped in texts
                     from after in texts
                     select (before: before.Value, dropped: dropped.Value, after: after.Value)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            counter.Reset();
            counter.Append(of.before);
            TokenCounterSnapshot snapshot = counter.TakeSnapshot();
            counter.Append(of.dropped);
            _ = counter.Count;
            counter.Restore(snapshot);
            Assert.Equal(tokenizer.CountTokens(of.before, SpecialTokenHandling.Recognize), counter.Count);
            Assert.Equal(snapshot.Count, counter.Count);
            other.Restore(snapshot);
            counter.Append(of.after);
            other.Append(of.after);
            Assert.Equal(tokenizer.CountTokens(of.before + of.after, SpecialTokenHandling.Recognize), counter.Count);
            Assert.Equal(counter.Count, other.Count);
        }, cases: 200);
    }

    [Fact]
    public void Streaming_allocates_nothing()
    {
        AppendableTokenCounter counter = Tokenizer.CreateAppendableCounter();
        long Stream()
        {
            long sum = 0;
            counter.Reset();
            for (int i = 0; i < 2000; i++)
            {
                counter.Append((i % 4) switch { 0 => " the quick", 1 => " Brown", 2 => "Fox, 12", _ => ".\n" });
                sum += counter.Count;
            }

            return sum;
        }

        long expected = Stream();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long again = Stream();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, again);
    }

    [Fact]
    public void Misuse_is_refused_clearly()
    {
        AppendableTokenCounter counter = Tokenizer.CreateAppendableCounter();
        Assert.Throws<ArgumentNullException>(() => counter.Append((string)null!));
        Assert.Throws<ArgumentNullException>(() => counter.Restore(null!));
        Assert.Throws<ArgumentException>(() => Tokenizer.CreateAppendableCounter(SpecialTokenHandling.Reject));
        Assert.Throws<ArgumentException>(() => Tokenizer.CreateAppendableCounter(SpecialTokenHandling.Recognize.Rejecting("x")));
        Assert.Throws<ArgumentException>(() => counter.Restore(BpeTokenizer.ForEncoding("cl100k_base").CreateAppendableCounter().TakeSnapshot()));
        Assert.Throws<ArgumentException>(() => counter.Restore(Tokenizer.CreateAppendableCounter(SpecialTokenHandling.Recognize).TakeSnapshot()));
        Assert.Equal(0, counter.Count);
    }

    private static void CountsEachPart(BpeTokenizer tokenizer, AppendableTokenCounter counter, byte[] text, int[] sizes, SpecialTokenHandling handling)
    {
        counter.Reset();
        Assert.Equal(0, counter.Count);
        for (int at = 0, part = 0; at < text.Length; part++)
        {
            int size = Math.Min(sizes[part % sizes.Length], text.Length - at);
            counter.Append(text.AsSpan(at, size));
            at += size;
            Assert.Equal(tokenizer.CountTokens(text.AsSpan(0, at), handling), counter.Count);
        }
    }
}
