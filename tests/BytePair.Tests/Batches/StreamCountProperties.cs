using System.Text;
using BytePair.Batches;
using BytePair.Tests.Properties;
using BytePair.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Batches;

/// <summary>A stream that is counted by several threads has the tokens of the whole text, wherever it is cut.</summary>
public sealed class StreamCountProperties
{
    private static readonly BpeTokenizer Tokenizer = BpeTokenizer.ForEncoding("o200k_base");

    [Theory, EachEncoding]
    public void A_stream_has_the_tokens_of_the_whole(string encoding)
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Invariant.Holds(Cases, of =>
        {
            byte[] text = EveryShape.Utf8(of.text);
            foreach (SpecialTokenHandling handling in new[] { default, SpecialTokenHandling.Recognize })
            {
                long expected = tokenizer.EncodeToIds(text, handling).Length;
                BatchOptions options = new() { MaxDegreeOfParallelism = of.threads };
                Assert.Equal(expected, tokenizer.CountInShares(new OddReadsStream(text, 1, 7, 100), of.shareLength, handling, options, default));
                Assert.Equal(expected, tokenizer.CountTokensParallel(new OddReadsStream(text, 3, 1000), handling, options));
            }
        }, cases: 200);
    }

    [Fact]
    public void Shares_of_the_usual_length_give_the_count_of_the_whole()
    {
        string prose = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Line {i}: naïve café, 文字 and <|endoftext|>.\n"));
        byte[] text = Encoding.UTF8.GetBytes(prose + new string('a', 3 * StreamCount.DefaultShareLength) + prose);
        var seen = new List<BatchProgress>();
        var options = new BatchOptions { MaxDegreeOfParallelism = 3, Progress = new Collected(seen) };

        Assert.Equal(Tokenizer.CountTokens(text), Tokenizer.CountTokensParallel(new MemoryStream(text), options: options));
        Assert.True(seen.Count > 4);
        Assert.Equal(seen.OrderBy(progress => progress.Tokens), seen);
        Assert.Equal(1, seen[^1].TextsCompleted);
    }

    [Fact]
    public void The_first_token_that_is_refused_is_told_with_its_place()
    {
        string text = string.Concat(Enumerable.Repeat("words and words. ", 40_000));
        byte[] refused = Encoding.UTF8.GetBytes($"{text}<|endoftext|>{text}<|endofprompt|>{text}");

        var failure = Assert.Throws<DisallowedSpecialTokenException>(
            () => Tokenizer.CountTokensParallel(new MemoryStream(refused), SpecialTokenHandling.Reject, new BatchOptions { MaxDegreeOfParallelism = 4 }));

        Assert.Equal((long)text.Length, failure.Position);
        Assert.Equal("<|endoftext|>", failure.SpecialToken);
    }

    [Fact]
    public void What_the_stream_throws_comes_to_the_caller() =>
        Assert.Throws<IOException>(() => Tokenizer.CountTokensParallel(new FailingStream(), options: new BatchOptions { MaxDegreeOfParallelism = 2 }));

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Tokenizer.CountTokensParallel(new MemoryStream(new byte[10]), cancellationToken: source.Token));
        Assert.Throws<ArgumentNullException>(() => Tokenizer.CountTokensParallel((Stream)null!));
    }

    private static Arbitrary<(string text, int shareLength, int threads)> Cases { get; } =
        (from stretches in HostileText.Any.Generator.Resize(40).ArrayOf(6)
         from word in Gen.Elements("", " ", "<|endoftext|>", "<|endofprompt|><|endoftext|>", new string('a', 300), new string(' ', 90), "é文🙂")
         from shareLength in Gen.Choose(1, 200)
         from threads in Gen.Choose(1, 4)
         select (string.Join(word, stretches.Select(text => text.Value)), shareLength, threads)).ToArbitrary();

    private sealed class Collected(List<BatchProgress> seen) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => seen.Add(value);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The disk is gone.");
    }
}
