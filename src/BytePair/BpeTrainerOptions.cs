namespace BytePair;

/// <summary>What a <see cref="BpeTrainer"/> learns, how much memory it may take, and who is told how far it has come.</summary>
/// <example>
/// <code>
/// var options = new BpeTrainerOptions { SpecialTokens = ["&lt;|end|&gt;"], MinPairFrequency = 1 };
/// var trainer = new BpeTrainer(BpePatterns.Cl100k, options);
/// trainer.AddText("hi hi&lt;|end|&gt;");
/// TrainedVocabulary vocabulary = trainer.Train(259);
/// int end = vocabulary.SpecialTokens["&lt;|end|&gt;"];    // 258
/// </code>
/// </example>
public sealed class BpeTrainerOptions
{
    private const int LongestToken = 1 << 12;

    private long minPairFrequency = 2;
    private int maxTokenLength = 128;
    private int maxDistinctPieces = 1 << 22;
    private int maxDegreeOfParallelism = -1;
    private IReadOnlyList<string> specialTokens = [];

    /// <summary>Special tokens, whose ids come behind those of the vocabulary. They are no text to learn from: where one stands in a text, the text ends, and another begins.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<string> SpecialTokens
    {
        get => specialTokens;
        set
        {
            ThrowHelper.IfNull(value, nameof(value));
            specialTokens = [.. value];
        }
    }

    /// <summary>Two tokens are merged only if they stand side by side at least so often; 2 unless it is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MinPairFrequency
    {
        get => minPairFrequency;
        set => minPairFrequency = value > 0 ? value : throw ThrowHelper.NotPositive(value, nameof(value));
    }

    /// <summary>The most bytes that a token may have, from 1 to 4096; 128 unless it is set, as the longest of o200k_base have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't from 1 to 4096.</exception>
    public int MaxTokenLength
    {
        get => maxTokenLength;
        set => maxTokenLength = value is > 0 and <= LongestToken ? value : throw ThrowHelper.TokenLengthOutOfRange(value, LongestToken, nameof(value));
    }

    /// <summary>
    /// So many different pieces of text are kept, about; 4,194,304 unless it is set. A piece of over 64 bytes counts as several, one for each 64 begun. Where a corpus has
    /// more, those that were seen least until then are forgotten, each time when 16 MB more were read. So memory is bounded by a multiple of this number and of those
    /// 16 MB, whatever the corpus has. Only where something is forgotten does the order of texts count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxDistinctPieces
    {
        get => maxDistinctPieces;
        set => maxDistinctPieces = value > 0 ? value : throw ThrowHelper.NotPositive(value, nameof(value));
    }

    /// <summary>Whether all 256 bytes are tokens, seen or not, so that every text can be encoded; true unless it is set. Otherwise those that were seen are.</summary>
    public bool IncludeAllBytes { get; set; } = true;

    /// <summary>The most threads that count at once, the calling one among them; -1 (the default) for as many as there are processors. The result is the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or below -1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => maxDegreeOfParallelism;
        set => maxDegreeOfParallelism = value is -1 or > 0 ? value : throw ThrowHelper.DegreeOutOfRange(value, nameof(value));
    }

    /// <summary>Told by the calling thread how far the work has come: for each megabyte that is read, and about a hundred times while merging.</summary>
    public IProgress<BpeTrainingProgress>? Progress { get; set; }

    internal int Threads => maxDegreeOfParallelism > 0 ? maxDegreeOfParallelism : Environment.ProcessorCount;

    /// <summary>These options as they are now, whatever becomes of them.</summary>
    internal BpeTrainerOptions Copy() => (BpeTrainerOptions)MemberwiseClone();
}
