using BytePair.Tests.Support;
using BytePair.Training;

namespace BytePair.Tests.Training;

/// <summary>Options, special tokens, progress, and what goes wrong.</summary>
public sealed class BpeTrainerTests
{
    private const string End = "<|end|>";

    [Fact]
    public void Special_tokens_are_no_text_to_learn_from()
    {
        BpeTrainerOptions options = new() { SpecialTokens = [End], MinPairFrequency = 1 };
        TrainedVocabulary vocabulary = TrainerProperties.Trained([string.Concat(Enumerable.Repeat("ab" + End + "cd" + End, 20))], 1000, options);
        Assert.Equal(["ab", "cd"], TrainerProperties.MergesOf(vocabulary).Select(merge => merge.Left + merge.Right).Order());
    }

    [Fact]
    public void No_token_has_the_text_of_a_special_one()
    {
        // "abab" is found as "aba" and "b", but a merge could still make what isn't found: of bytes that belong to no text at once.
        TrainedTokens tokens = new("ab"u8, ["aba"]);
        Assert.True(tokens.TryAdd(0, 1, out int merged));
        Assert.False(tokens.TryAdd(merged, 0, out _));
        Assert.True(tokens.TryAdd(merged, 1, out _));
        Assert.Equal(4, tokens.Count);
    }

    [Fact]
    public void Only_bytes_that_were_seen_are_tokens_if_asked_for()
    {
        TrainedVocabulary vocabulary = TrainerProperties.Trained(["cab cab"], 100, new() { IncludeAllBytes = false, MinPairFrequency = 1 });
        Assert.Equal(["a", "b", "c", " ", "ab", "cab", " cab"], Enumerable.Range(0, vocabulary.Count).Select(id => TrainerProperties.TokenOf(vocabulary, id)));
    }

    [Fact]
    public void Training_goes_on_with_more_texts_and_other_sizes()
    {
        BpeTrainer trainer = new(BpePatterns.Gpt2);
        trainer.AddText("abab");
        Assert.Equal(257, trainer.Train(1000).Count);
        trainer.AddText("abab");
        Assert.Equal(258, trainer.Train(1000).Count);
        Assert.Equal(257, trainer.Train(257).Count);
        Assert.Equal(256, trainer.Train(256).Count);
    }

    [Fact]
    public void A_mark_of_byte_order_is_left_out()
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. "abab"u8]);
        BpeTrainer trainer = new(BpePatterns.Gpt2);
        trainer.AddFiles([file]);
        File.Delete(file);
        Assert.Equal(4, trainer.BytesRead);
    }

    [Fact]
    public void Progress_is_told_for_both_phases()
    {
        List<BpeTrainingProgress> told = [];
        BpeTrainer trainer = new(BpePatterns.Gpt2, new() { Progress = new Teller(told) });
        trainer.AddText(string.Concat(Enumerable.Repeat("the cat and the hat ", 200_000)));
        trainer.Train(260);
        Assert.Equal([1, 2, 3], told.Where(p => p.Phase == BpeTrainingPhase.CountingPieces).Select(p => p.BytesRead >> 20));
        Assert.Equal(new BpeTrainingProgress(BpeTrainingPhase.Merging, 4_000_000, 260, 260).ToString(), told[^1].ToString());
        Assert.Equal(told.Where(p => p.Phase == BpeTrainingPhase.Merging).Select(p => p.TokenCount).Order(), told.Where(p => p.Phase == BpeTrainingPhase.Merging).Select(p => p.TokenCount));
    }

    [Fact]
    public void Cancelling_training_leaves_the_trainer_fit()
    {
        BpeTrainer trainer = new(BpePatterns.Gpt2);
        trainer.AddText("abab");
        Assert.Throws<OperationCanceledException>(() => trainer.Train(1000, new CancellationToken(canceled: true)));
        Assert.Equal(257, trainer.Train(1000).Count);
    }

    [Fact]
    public void Failing_to_add_leaves_it_unfit()
    {
        BpeTrainer trainer = new(BpePatterns.Gpt2);
        Assert.Throws<OperationCanceledException>(() => trainer.AddText("abab", new CancellationToken(canceled: true)));
        Assert.Contains("new trainer", Assert.Throws<InvalidOperationException>(() => trainer.Train(1000)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => trainer.AddText("abab"));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new BpeTrainer(BpePatterns.Gpt2).AddTexts(["a", null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cant_be_is_refused()
    {
        BpeTrainerOptions options = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MinPairFrequency = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxTokenLength = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxTokenLength = 4097);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxDistinctPieces = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxDegreeOfParallelism = 0);
        Assert.Throws<ArgumentNullException>(() => options.SpecialTokens = null!);
        Assert.Throws<ArgumentNullException>(() => new BpeTrainer(null!));
        Assert.Throws<ArgumentException>(() => new BpeTrainer("("));
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new BpeTrainer(BpePatterns.Gpt2, new() { SpecialTokens = [End, End] })).Message, StringComparison.Ordinal);
        BpeTrainer trainer = new(BpePatterns.Gpt2, new() { SpecialTokens = [End] });
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Train(256));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Train(1 << 20));
        Assert.Equal(257, trainer.Train(257).Count);
    }

    /// <summary>The same corpus gives the same vocabulary whatever the number of threads, also where pieces are forgotten on the way.</summary>
    [SharedFact]
    public void Threads_dont_count_where_pieces_are_forgotten()
    {
        string[] files = [.. new[] { "english.txt", "multilingual.txt", "code.txt", "json.txt", "chat.jsonl" }.Select(name => Path.Combine(Repository.SharedPathOf("corpora"), name))];
        string[] digests = [.. from threads in new[] { 1, 2, 5 } select Digest(files, threads)];
        Assert.Single(digests.Distinct());
    }

    private static string Digest(string[] files, int threads)
    {
        BpeTrainer trainer = new(BpePatterns.Cl100k, new() { MaxDegreeOfParallelism = threads, MaxDistinctPieces = 50_000 });
        trainer.AddFiles(files);
        using MemoryStream file = new();
        trainer.Train(2000).SaveAsTokenizerJson(file);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.ToArray()));
    }

    private sealed class Teller(List<BpeTrainingProgress> told) : IProgress<BpeTrainingProgress>
    {
        public void Report(BpeTrainingProgress value) => told.Add(value);
    }
}
