namespace BytePair.Throughput.Sections;

/// <summary>The same text again and again, as a whole; all operations in turns, so that what disturbs the machine disturbs all.</summary>
internal static class WarmSection
{
    /// <summary>What the others are compared with.</summary>
    private static readonly Operation Baseline = Operation.EncodeUtf8ToSpan;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "warm",
            $"the whole file, again and again, all operations in turns, each twice, of which the second counts; median and fastest of {run.Options.Rounds} rounds, and the median of the ratios to \"{Baseline.Name}\" in the same round",
            new("MB/s", 1),
            new("MB/s (best)", 1),
            new("ratio", 2),
            new("ns/token", 2),
            new("bytes/call", 0));
        foreach (Operation operation in Operation.All)
        {
            Timing.WarmUp(run.Tokenizer, operation, run.Samples);
        }

        foreach (Sample sample in run.Samples)
        {
            Dictionary<Operation, double[]> times = InTurns(run, sample);
            foreach (Operation operation in Operation.All)
            {
                double median = Timing.Median(times[operation]);
                run.Report.Add(
                    sample.Name,
                    operation.Name,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, median),
                    Timing.MegabytesPerSecond(sample.Utf8.Length, times[operation].Min()),
                    Timing.Median(times[Baseline].Zip(times[operation], (baseline, time) => baseline / time)),
                    median / sample.Ids.Length,
                    AllocatedBytes(run.Tokenizer, operation, sample));
            }
        }
    }

    private static Dictionary<Operation, double[]> InTurns(Run run, Sample sample)
    {
        var times = Operation.All.ToDictionary(operation => operation, _ => new double[run.Options.Rounds]);
        for (int round = 0; round < run.Options.Rounds; round++)
        {
            foreach (Operation operation in Operation.All)
            {
                operation.Run(run.Tokenizer, sample);
                times[operation][round] = Timing.Nanoseconds(() => operation.Run(run.Tokenizer, sample));
            }
        }

        return times;
    }

    private static long AllocatedBytes(BpeTokenizer tokenizer, Operation operation, Sample sample)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        operation.Run(tokenizer, sample);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
