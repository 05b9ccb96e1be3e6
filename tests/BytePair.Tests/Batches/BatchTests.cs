using System.Text;
using BytePair.Tests.Support;

namespace BytePair.Tests.Batches;

/// <summary>What a batch promises beside its ids: which text fails, when it ends, whom it tells.</summary>
public sealed class BatchTests
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("cl100k_base");

    private static readonly string Prose = string.Concat(Enumerable.Repeat("It isn't far to 12 places, 文字。 ", 20_000));

    [Fact]
    public void Nothing_gives_nothing()
    {
        EncodedBatch batch = Tokenizer.EncodeBatch(Array.Empty<string>());
        Assert.Equal(0, batch.Count);
        Assert.Equal([0], batch.Offsets.ToArray());
        Assert.Empty(batch.Ids.ToArray());
        Assert.Empty(Tokenizer.CountTokensBatch(Array.Empty<ReadOnlyMemory<byte>>()));
        Assert.Equal([0, 0], Tokenizer.CountTokensBatch(new[] { "", "" }));
        Assert.Equal(0, Tokenizer.CountTokensParallel(""));
        Assert.Empty(Tokenizer.EncodeToIdsParallel(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public void A_text_that_is_refused_is_named_and_so_is_the_place_in_it()
    {
        string[] texts = ["fine", "so is this", Prose + "é<|endoftext|>" + Prose, "<|endoftext|>"];
        foreach (int threads in new[] { 1, 2, 8 })
        {
            BatchOptions options = new() { MaxDegreeOfParallelism = threads };
            var refused = Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.EncodeBatch(texts, SpecialTokenHandling.Reject, options));
            Assert.Equal((2, Prose.Length + 1, "<|endoftext|>"), (refused.TextIndex, refused.Position, refused.SpecialToken));
            Assert.Contains("text at index 2", refused.Message, StringComparison.Ordinal);
            ReadOnlyMemory<byte>[] utf8Texts = [.. texts.Select(text => (ReadOnlyMemory<byte>)EveryShape.Utf8(text))];
            refused = Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.CountTokensBatch(utf8Texts, SpecialTokenHandling.Reject, options));
            Assert.Equal((2, Encoding.UTF8.GetByteCount(Prose) + 2), (refused.TextIndex, refused.Position));
        }
    }

    /// <summary>Whichever thread comes upon one first.</summary>
    [Fact]
    public void Of_several_texts_that_are_refused_the_first_is_named_always()
    {
        string[] texts = [.. Enumerable.Range(0, 2_000).Select(i => i is 700 or 701 or 1_500 ? new string(' ', i) + "<|endoftext|>" : Prose[..300])];
        BatchOptions options = new() { MaxDegreeOfParallelism = 4 };
        for (int i = 0; i < 50; i++)
        {
            var refused = Assert.Throws<DisallowedSpecialTokenException>(() => Tokenizer.CountTokensBatch(texts, SpecialTokenHandling.Reject, options));
            Assert.Equal((700, 700), (refused.TextIndex, refused.Position));
        }
    }

    [Fact]
    public void Null_and_numbers_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeBatch((string[])null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeBatch((ReadOnlyMemory<byte>[])null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokensBatch((string[])null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokensBatch((ReadOnlyMemory<byte>[])null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.EncodeToIdsParallel((string)null!));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokensParallel((string)null!));
        ArgumentException missing = Assert.Throws<ArgumentException>(() => Tokenizer.EncodeBatch(["a", null!]));
        Assert.Contains("index 1", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchOptions { MaxDegreeOfParallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchOptions { MaxDegreeOfParallelism = -2 });
        EncodedBatch batch = Tokenizer.EncodeBatch(["a"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[1].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[-1].Length);
    }

    [Fact]
    public void A_call_that_is_cancelled_before_does_nothing()
    {
        CancellationToken cancelled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() => Tokenizer.EncodeBatch(["a"], cancellationToken: cancelled));
        Assert.Throws<OperationCanceledException>(() => Tokenizer.CountTokensParallel("a", cancellationToken: cancelled));
    }

    /// <summary>In the midst of prose, of words of ten kinds of letters, and of one word that nothing may cut.</summary>
    [Theory]
    [InlineData("It isn't far. ")]
    [InlineData("a")]
    [InlineData(" \n")]
    public void A_call_is_cancelled_within_one_large_text(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 400_000));
        byte[] utf8Text = EveryShape.Utf8(text);
        foreach (int threads in new[] { 1, 2 })
        {
            BatchOptions options = new() { MaxDegreeOfParallelism = threads };
            Cancelled(token => Tokenizer.EncodeToIdsParallel(text, default, options, token));
            Cancelled(token => Tokenizer.CountTokensParallel(text, default, options, token));
            Cancelled(token => Tokenizer.EncodeBatch(Enumerable.Repeat<ReadOnlyMemory<byte>>(utf8Text, 8).ToArray(), default, options, token));
        }

        static void Cancelled(Action<CancellationToken> call)
        {
            using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(1));
            try
            {
                // The call may be done before the time has passed: then it is made again.
                while (true)
                {
                    call(source.Token);
                }
            }
            catch (OperationCanceledException e)
            {
                Assert.Equal(source.Token, e.CancellationToken);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Progress_rises_and_ends_with_all(int threads)
    {
        string[] texts = ["a", Prose, "", "b", Prose];
        Reports reports = new();
        int tokens = Tokenizer.CountTokensBatch(texts, options: new() { MaxDegreeOfParallelism = threads, Progress = reports }).Sum();
        Assert.InRange(reports.Seen.Count, 5, 101);
        Assert.Equal(reports.Seen.OrderBy(report => report.LengthCompleted), reports.Seen);
        Assert.Equal(reports.Seen.OrderBy(report => report.TextsCompleted), reports.Seen);
        Assert.Equal(reports.Seen.OrderBy(report => report.Tokens), reports.Seen);
        Assert.All(reports.Seen.SkipLast(1), report => Assert.True(report.TextsCompleted < texts.Length));
        BatchProgress last = reports.Seen[^1];
        Assert.Equal((5, 5, tokens), (last.TextsCompleted, last.TextCount, last.Tokens));
        Assert.Equal((2 * Prose.Length + 2, 2 * Prose.Length + 2), (last.LengthCompleted, last.Length));
    }

    [Fact]
    public void What_progress_throws_goes_to_the_caller()
    {
        Reports reports = new(new InvalidOperationException("enough"));
        var thrown = Assert.Throws<InvalidOperationException>(() => Tokenizer.EncodeToIdsParallel(Prose, options: new() { Progress = reports }));
        Assert.Equal("enough", thrown.Message);
    }

    /// <summary>Threads of the pool that wait for threads of the pool would wait for ever.</summary>
    [Fact]
    public void Batches_within_a_busy_thread_pool_come_to_an_end()
    {
        int[] expected = Tokenizer.EncodeToIds(Prose);
        Task<int[]>[] calls = [.. Enumerable.Range(0, 64).Select(_ => Task.Run(() => Tokenizer.EncodeToIdsParallel(Prose, options: new() { MaxDegreeOfParallelism = 16 })))];
        Assert.All(calls, call => EveryShape.Same(expected, call.GetAwaiter().GetResult(), "EncodeToIdsParallel"));
    }

    [Fact]
    public void Little_is_allocated_beside_the_result()
    {
        string[] texts = [.. Enumerable.Repeat(Prose[..200], 10_000)];
        BatchOptions options = new() { MaxDegreeOfParallelism = 1 };
        Tokenizer.CountTokensBatch(texts, default, options);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Tokenizer.CountTokensBatch(texts, default, options);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Of each text the count, which is the result, and where it lies.
        Assert.InRange(allocated, 1, texts.Length * (sizeof(int) + 16) + 20_000);
    }

    private sealed class Reports(Exception? thrown = null) : IProgress<BatchProgress>
    {
        public List<BatchProgress> Seen { get; } = [];

        public void Report(BatchProgress value)
        {
            Seen.Add(value);
            if (thrown is not null)
            {
                throw thrown;
            }
        }
    }
}
