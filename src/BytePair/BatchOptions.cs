namespace BytePair;

/// <summary>How a batch, or one large text, is spread over threads, and who is told how far it has come.</summary>
/// <example>
/// <code>
/// var tokenizer = BpeTokenizer.ForEncoding("o200k_base");
/// var options = new BatchOptions { MaxDegreeOfParallelism = 2 };
/// int[] counts = tokenizer.CountTokensBatch(new[] { "hello", "hello world" }, options: options);   // 1, 2
/// </code>
/// </example>
public sealed class BatchOptions
{
    private int maxDegreeOfParallelism = -1;

    /// <summary>
    /// The most threads that work at once, the calling one among them; -1 (the default) for as many as there are processors.
    /// With 1 all is done by the calling thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or below -1.</exception>
    public int MaxDegreeOfParallelism
    {
        get => maxDegreeOfParallelism;
        set => maxDegreeOfParallelism = value is -1 or > 0 ? value : throw ThrowHelper.DegreeOutOfRange(value, nameof(value));
    }

    /// <summary>
    /// Told about a hundred times how far the work has come, the last time when all is done. Called by the threads that work, one at
    /// a time; what it is told never falls. An exception that it throws ends the work and goes to the caller.
    /// </summary>
    public IProgress<BatchProgress>? Progress { get; set; }

    internal int Threads => maxDegreeOfParallelism > 0 ? maxDegreeOfParallelism : Environment.ProcessorCount;
}
