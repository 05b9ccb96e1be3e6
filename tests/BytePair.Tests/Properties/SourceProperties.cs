using System.Buffers;
using System.IO.Pipelines;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>However text arrives, from readers, pipes, sequences, at once or waited for, the ids are those of the whole text.</summary>
public sealed class SourceProperties
{
    private static readonly int[] ReadSizes = [1, 2, 3, 61, 4093, 65_536];

    [Theory, EachEncoding]
    public void Readers_equal_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        var cases = (from text in HostileText.Any.Generator
                     from sizes in Gen.Elements(ReadSizes).ArrayOf(3)
                     from recognised in Gen.Elements(true, false)
                     select (text, sizes, recognised)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            SpecialTokenHandling handling = of.recognised ? SpecialTokenHandling.Recognize : SpecialTokenHandling.AsText;
            Reads(tokenizer, of.text.Value, handling, of.sizes).GetAwaiter().GetResult();
        }, cases: 300);
    }

    [Theory, EachEncoding]
    public void Long_texts_equal_the_whole_from_every_source(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        string token = EncodingRecord.All[encoding].SpecialTokens.Keys.First();
        var cases = (from parts in HostileText.Any.Generator.Resize(60).ArrayOf(40)
                     from run in Gen.Elements("a", " ", "é", "😀", "\n", "aB", "\ud83d", token)
                     from runLength in Gen.Elements(10, 70_000, 300_000)
                     from sizes in Gen.Elements(61, 4093, 65_536, 1_000_000).ArrayOf(3)
                     select (text: Long(parts.Select(part => part.Value), string.Concat(Enumerable.Repeat(run, runLength / run.Length))), sizes)).ToArbitrary();
        Invariant.Holds(cases, of => Reads(tokenizer, of.text, SpecialTokenHandling.Recognize, of.sizes).GetAwaiter().GetResult(), cases: 8);
    }

    [Fact]
    public async Task A_byte_order_mark_is_text()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        byte[] utf8Text = [0xEF, 0xBB, 0xBF, (byte)'a'];
        int expected = tokenizer.CountTokens(utf8Text);
        Assert.NotEqual(expected, tokenizer.CountTokens("a"));
        Assert.Equal(expected, tokenizer.CountTokens(new MemoryStream(utf8Text)));
        Assert.Equal(expected, await tokenizer.CountTokensAsync(new MemoryStream(utf8Text)));
        Assert.Equal(expected, await tokenizer.CountTokensAsync(PipeReader.Create(new MemoryStream(utf8Text))));
    }

    [Fact]
    public async Task A_refusal_has_its_position_in_the_units_of_the_source()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        string before = string.Concat(Enumerable.Repeat("né 😀 文\ud83d ", 30_000));
        string text = before + "<|endoftext|> and so on";
        byte[] utf8Text = EveryShape.Utf8(text);
        int bytes = EveryShape.Utf8(before).Length;
        SpecialTokenHandling reject = SpecialTokenHandling.Reject;
        async Task Refused(long position, Func<Task> encode) =>
            Assert.Equal(position, (await Assert.ThrowsAsync<DisallowedSpecialTokenException>(encode)).Position);

        Assert.Equal(before.Length, Assert.Throws<DisallowedSpecialTokenException>(() => tokenizer.CountTokens(text, reject)).Position);
        Assert.Equal(before.Length, Assert.Throws<DisallowedSpecialTokenException>(() => tokenizer.CountTokens(new StringReader(text), reject)).Position);
        Assert.Equal(bytes, Assert.Throws<DisallowedSpecialTokenException>(() => tokenizer.CountTokens(OddSequence.Of(utf8Text, 5000), reject)).Position);
        await Refused(before.Length, () => tokenizer.CountTokensAsync(new OddReadsReader(text, 5000, 1), reject));
        await Refused(bytes, () => tokenizer.CountTokensAsync(new MemoryStream(utf8Text), reject));
        await Refused(bytes, () => tokenizer.EncodeAsync(PipeReader.Create(OddSequence.Of(utf8Text, 5000)), new ArrayBufferWriter<int>(), reject));
    }

    private static async Task Reads(BpeTokenizer tokenizer, string text, SpecialTokenHandling handling, int[] sizes)
    {
        byte[] utf8Text = EveryShape.Utf8(text);
        int[] expected = tokenizer.EncodeToIds(utf8Text, handling);
        async Task Same(string how, Func<IBufferWriter<int>, Task<long>> encode)
        {
            ArrayBufferWriter<int> ids = new();
            Assert.Equal(expected.Length, await encode(ids));
            EveryShape.Same(expected, ids.WrittenSpan, how);
        }

        await Same("Encode(chars)", ids => Task.FromResult(tokenizer.Encode(text, ids, handling)));
        await Same("Encode(reader)", ids => Task.FromResult(tokenizer.Encode(new OddReadsReader(text, sizes), ids, handling)));
        await Same("Encode(sequence)", ids => Task.FromResult(tokenizer.Encode(OddSequence.Of(utf8Text, sizes), ids, handling)));
        await Same("EncodeAsync(reader)", ids => tokenizer.EncodeAsync(new OddReadsReader(text, sizes), ids, handling));
        await Same("EncodeAsync(stream)", ids => tokenizer.EncodeAsync(new OddReadsStream(utf8Text, sizes), ids, handling));
        await Same("EncodeAsync(pipe)", ids => tokenizer.EncodeAsync(PipeReader.Create(new OddReadsStream(utf8Text, sizes)), ids, handling));
        await Same("EncodeAsync(pipe of a sequence)", ids => tokenizer.EncodeAsync(PipeReader.Create(OddSequence.Of(utf8Text, sizes)), ids, handling));
        Assert.Equal(expected.Length, await tokenizer.CountTokensAsync(new OddReadsReader(text, sizes), handling));
        Assert.Equal(expected.Length, await tokenizer.CountTokensAsync(new OddReadsStream(utf8Text, sizes), handling));
        Assert.Equal(expected.Length, await tokenizer.CountTokensAsync(PipeReader.Create(OddSequence.Of(utf8Text, sizes)), handling));
    }

    /// <summary>Longer than a few blocks, with a run somewhere in it.</summary>
    private static string Long(IEnumerable<string> parts, string run)
    {
        string once = string.Concat(parts) + ".";
        string many = string.Concat(Enumerable.Repeat(once, 100_000 / once.Length + 1));
        return many + run + many;
    }
}
