using BytePair.Budgeting.Tests.Composing;
using BytePair.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Budgeting.Tests.Embeddings;

public sealed class EmbeddingPackerTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForModel("text-embedding-3-small");

    private static Arbitrary<(string[] Texts, EmbeddingPackingOptions Options)> Any { get; } = Arb.From(
        from texts in Gen.ListOf(Gen.OneOf(SeamTexts.One, Gen.ListOf(SeamTexts.One).Select(string.Concat)))
        from perInput in Gen.Choose(4, 12)
        from inputs in Gen.Choose(1, 5)
        from perRequest in Gen.Choose(4, 40)
        from handling in Gen.Elements(OversizedInputHandling.Truncate, OversizedInputHandling.Split)
        from boundary in Gen.Elements(TruncationBoundary.Character, TruncationBoundary.Grapheme, TruncationBoundary.Word)
        select (texts.ToArray(), new EmbeddingPackingOptions { MaxTokensPerInput = perInput, MaxInputsPerRequest = inputs, MaxTokensPerRequest = perRequest, OversizedInputs = handling, Boundary = boundary, SkipsEmptyInputs = true }));

    [Fact]
    public void Every_request_is_within_every_limit() => Invariant.Holds(Any, any =>
        Assert.All(new EmbeddingPacker(Tokenizer, any.Options).Pack(any.Texts), batch =>
        {
            Assert.InRange(batch.Inputs.Count, 1, any.Options.MaxInputsPerRequest);
            Assert.Equal(batch.Inputs.Sum(input => input.TokenCount), batch.TokenCount);
            Assert.InRange(batch.TokenCount, 1, any.Options.MaxTokensPerRequest);
            Assert.Equal(batch.Inputs.Select(input => input.Text), batch.Texts);
            Assert.All(batch.Inputs, input =>
            {
                Assert.Equal(Tokenizer.CountTokens(input.Text), input.TokenCount);
                Assert.InRange(input.TokenCount, 1, any.Options.MaxTokensPerInput);
                Assert.Equal(any.Texts[input.SourceIndex].Substring(input.Start, input.Text.Length), input.Text);
                Assert.Equal(input.IsPart, input.Text != any.Texts[input.SourceIndex]);
            });
        }));

    [Fact]
    public void Parts_together_are_the_text_and_a_cut_text_is_a_beginning() => Invariant.Holds(Any, any =>
    {
        ILookup<long, EmbeddingInput> inputs = new EmbeddingPacker(Tokenizer, any.Options).Pack(any.Texts).SelectMany(batch => batch.Inputs).ToLookup(input => input.SourceIndex);
        for (int i = 0; i < any.Texts.Length; i++)
        {
            string joined = string.Concat(inputs[i].Select(input => input.Text));
            Assert.Equal(any.Options.OversizedInputs == OversizedInputHandling.Split ? any.Texts[i] : any.Texts[i][..joined.Length], joined);
            Assert.Equal(any.Texts[i].Length == 0, joined.Length == 0);
        }
    });

    /// <summary>Against the fewest batches that any cutting of the sequence has, found by trying every first batch.</summary>
    [Fact]
    public void No_other_packing_in_order_has_fewer_requests() => Invariant.Holds(Any, any =>
    {
        EmbeddingBatch[] batches = [.. new EmbeddingPacker(Tokenizer, any.Options).Pack(any.Texts)];
        int[] tokens = [.. batches.SelectMany(batch => batch.Inputs).Select(input => input.TokenCount)];
        var fewest = new int[tokens.Length + 1];
        for (int start = tokens.Length - 1; start >= 0; start--)
        {
            fewest[start] = int.MaxValue;
            for (int end = start + 1, sum = tokens[start]; end - start <= any.Options.MaxInputsPerRequest && sum <= any.Options.MaxTokensPerRequest; end++)
            {
                fewest[start] = Math.Min(fewest[start], 1 + fewest[end]);
                sum += end < tokens.Length ? tokens[end] : int.MaxValue / 2;
                if (end == tokens.Length)
                {
                    break;
                }
            }
        }

        Assert.Equal(fewest[0], batches.Length);
    });

    [Fact]
    public async Task Texts_that_arrive_are_packed_alike()
    {
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => string.Concat(Enumerable.Repeat(" word", (i % 9) + 1)))];
        EmbeddingPacker packer = new(Tokenizer, new EmbeddingPackingOptions { MaxTokensPerRequest = 20 });
        List<string> arrived = [];
        await foreach (EmbeddingBatch batch in packer.PackAsync(Arriving(texts)))
        {
            arrived.Add(string.Join('|', batch.Texts));
        }

        Assert.Equal(packer.Pack(texts).Select(batch => string.Join('|', batch.Texts)), arrived);
    }

    [Fact]
    public async Task Waiting_for_a_text_can_be_cancelled()
    {
        using CancellationTokenSource source = new();
        EmbeddingPacker packer = new(Tokenizer, new EmbeddingPackingOptions { MaxInputsPerRequest = 1 });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (EmbeddingBatch batch in packer.PackAsync(Arriving(["one", "two", "three"]), source.Token))
            {
                Assert.Equal("one", batch.Texts.Single());
                await source.CancelAsync();
            }
        });
    }

    [Fact]
    public void Texts_are_read_as_batches_are_asked_for()
    {
        int read = 0;
        IEnumerable<string> Endless()
        {
            while (true)
            {
                read++;
                yield return " word";
            }
        }

        EmbeddingPacker packer = new(Tokenizer, new EmbeddingPackingOptions { MaxInputsPerRequest = 10 });
        Assert.Equal(3, packer.Pack(Endless()).Take(3).Count());
        Assert.Equal(31, read);
    }

    [Fact]
    public void A_text_that_is_too_long_is_named()
    {
        EmbeddingPacker packer = new(Tokenizer, new EmbeddingPackingOptions { MaxTokensPerInput = 4 });
        EmbeddingInputTooLongException refused = Assert.Throws<EmbeddingInputTooLongException>(() => packer.Pack([" word", " word word word word word word"]).ToArray());
        Assert.Equal((1, 6, 4), (refused.Index, refused.TokenCount, refused.MaxTokens));
        Assert.Contains("index 1 has 6 tokens, 2 more than the 4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_safe_bound_holds_unless_another_is_set()
    {
        string text = string.Concat(Enumerable.Repeat(" word", 8192));
        Assert.Throws<EmbeddingInputTooLongException>(() => new EmbeddingPacker(Tokenizer).Pack([text]).ToArray());
        Assert.Equal(8192, new EmbeddingPacker(Tokenizer, new EmbeddingPackingOptions { MaxTokensPerInput = 8192 }).Pack([text]).Single().TokenCount);
        Assert.Equal([2048, 2], new EmbeddingPacker(Tokenizer).Pack(Enumerable.Repeat(" word", 2050)).Select(batch => batch.Inputs.Count));
        string full = string.Concat(Enumerable.Repeat(" word", 8000));
        Assert.Equal([296_000, 24_000], new EmbeddingPacker(Tokenizer).Pack(Enumerable.Repeat(full, 40)).Select(batch => batch.TokenCount));
    }

    [Fact]
    public void A_models_limits_come_from_the_catalogue()
    {
        Assert.Equal(new EmbeddingPackingOptions(), EmbeddingPackingOptions.ForModel(ModelCatalog.Default.Find("text-embedding-ada-002").Model));
        ModelInfo mine = new("mine") { MaxInputTokens = 513, MaxInputsPerRequest = 7, MaxTokensPerRequest = 999 };
        Assert.Equal(
            new EmbeddingPackingOptions { MaxTokensPerInput = 512, MaxInputsPerRequest = 7, MaxTokensPerRequest = 999 },
            EmbeddingPackingOptions.ForModel(mine));
        Assert.Equal([2048, 1], EmbeddingPacker.ForModel("text-embedding-3-small").Pack(Enumerable.Repeat("a", 2049)).Select(batch => batch.Inputs.Count));
        Assert.Single(EmbeddingPacker.ForModel("text-embedding-3-small", new EmbeddingPackingOptions { MaxInputsPerRequest = 3 }).Pack(["a", "b", "c"]));
        Assert.Contains("'gpt-4o'", Assert.Throws<ArgumentException>(() => EmbeddingPacker.ForModel("gpt-4o")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_texts_are_refused_or_skipped()
    {
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new EmbeddingPacker(Tokenizer).Pack(["a", ""]).ToArray()).Message, StringComparison.Ordinal);
        EmbeddingBatch batch = new EmbeddingPacker(Tokenizer, new EmbeddingPackingOptions { SkipsEmptyInputs = true }).Pack(["", "a", "", "b"]).Single();
        Assert.Equal([1L, 3L], batch.Inputs.Select(input => input.SourceIndex));
        Assert.Empty(new EmbeddingPacker(Tokenizer).Pack([]));
    }

    [Fact]
    public void Arguments_are_checked_when_they_are_given()
    {
        Assert.Throws<ArgumentNullException>(() => new EmbeddingPacker(null!));
        Assert.Throws<ArgumentNullException>(() => new EmbeddingPacker(Tokenizer).Pack(null!));
        Assert.Throws<ArgumentNullException>(() => new EmbeddingPacker(Tokenizer).PackAsync(null!));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new EmbeddingPacker(Tokenizer).Pack(["a", null!]).ToArray()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingPackingOptions { MaxTokensPerInput = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingPackingOptions { MaxInputsPerRequest = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingPackingOptions { MaxTokensPerRequest = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingPackingOptions { OversizedInputs = (OversizedInputHandling)3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingPackingOptions { Boundary = (TruncationBoundary)3 });
    }

    private static async IAsyncEnumerable<string> Arriving(string[] texts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string text in texts)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return text;
        }
    }
}
