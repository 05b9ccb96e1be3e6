using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Batches;

/// <summary>A batch has the ids of its texts, one by one, in their order, whatever the number of threads.</summary>
public sealed class BatchProperties
{
    [Theory, EachEncoding]
    public void Many_texts_have_their_own_ids(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(Batches, of => Agree(tokenizer, of.texts, of.threads), cases: 200);
    }

    /// <summary>Long enough for slices; between hostile stretches stand special tokens and endless words.</summary>
    [Theory, EachEncoding]
    public void Long_texts_among_short_ones_have_their_own_ids(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Gen<string> longText =
            from stretch in HostileText.Any.Generator.Resize(60).ArrayOf(10)
            from times in Gen.Choose(1, 60)
            from word in Gen.Elements("", " ", "<|endoftext|>", new string('a', 20_000), new string(' ', 9_000), new string('\uD83D', 5_000))
            select string.Concat(Enumerable.Repeat(string.Concat(stretch.Select(text => text.Value)) + word, times));
        var cases = (from some in longText.ArrayOf(2)
                     from shorts in HostileText.Any.Generator.ArrayOf(3)
                     from threads in Gen.Choose(1, 5)
                     select (texts: (string[])[some[0], .. shorts.Select(text => text.Value), some[1]], threads)).ToArbitrary();
        Invariant.Holds(cases, of =>
        {
            Agree(tokenizer, of.texts, of.threads);
            BatchOptions options = new() { MaxDegreeOfParallelism = of.threads };
            int[] whole = tokenizer.EncodeToIds(of.texts[0], SpecialTokenHandling.Recognize);
            EveryShape.Same(whole, tokenizer.EncodeToIdsParallel(of.texts[0], SpecialTokenHandling.Recognize, options), "EncodeToIdsParallel(string)");
            EveryShape.Same(whole, tokenizer.EncodeToIdsParallel(EveryShape.Utf8(of.texts[0]), SpecialTokenHandling.Recognize, options), "EncodeToIdsParallel(utf8)");
        }, cases: 12);
    }

    private static Arbitrary<(string[] texts, int threads)> Batches { get; } =
        (from texts in HostileText.Any.Generator.Resize(30).ArrayOf()
         from threads in Gen.Choose(1, 4)
         select (texts.Select(text => text.Value).ToArray(), threads)).ToArbitrary();

    private static void Agree(BpeTokenizer tokenizer, string[] texts, int threads)
    {
        BatchOptions options = new() { MaxDegreeOfParallelism = threads };
        foreach (SpecialTokenHandling handling in new[] { default, SpecialTokenHandling.Recognize })
        {
            int[][] expected = [.. texts.Select(text => tokenizer.EncodeToIds(text, handling))];
            ReadOnlyMemory<byte>[] utf8Texts = [.. texts.Select(text => (ReadOnlyMemory<byte>)EveryShape.Utf8(text))];
            Same(expected, tokenizer.EncodeBatch(texts, handling, options));
            Same(expected, tokenizer.EncodeBatch(utf8Texts, handling, options));
            Assert.Equal(expected.Select(ids => ids.Length), tokenizer.CountTokensBatch(texts, handling, options));
            Assert.Equal(expected.Select(ids => ids.Length), tokenizer.CountTokensBatch(utf8Texts, handling, options));
        }
    }

    private static void Same(int[][] expected, EncodedBatch batch)
    {
        Assert.Equal(expected.Length, batch.Count);
        EveryShape.Same([.. expected.SelectMany(ids => ids)], batch.Ids.Span, "EncodeBatch");
        int at = 0;
        foreach (ReadOnlySpan<int> ids in batch)
        {
            EveryShape.Same(expected[at], ids, $"text {at} of a batch");
            EveryShape.Same(expected[at], batch[at], $"text {at} of a batch");
            EveryShape.Same(expected[at], batch.Ids.Span[batch.Offsets.Span[at]..batch.Offsets.Span[at + 1]], $"text {at} of a batch, by its offsets");
            at++;
        }

        Assert.Equal(expected.Length, at);
    }
}
