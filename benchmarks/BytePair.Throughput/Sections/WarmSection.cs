namespace BytePair.Throughput.Sections;

/// <summary>The same text again and again, as a whole.</summary>
internal static class WarmSection
{
    public static void Measure(Run run)
    {
        run.Report.Begin(
            "warm",
            $"the whole file, again and again; median and fastest of {run.Options.Rounds} rounds",
            new("MB/s", 1),
            new("MB/s (best)", 1),
            new("ns/token", 2),
            new("bytes/call", 0));
        foreach (Operation operation in Operation.All)
        {
            Timing.WarmUp(run.Tokenizer, operation, run.Samples);
            foreach (Sample sample in run.Samples)
            {
                operation.Run(run.Tokenizer, sample);
                double[] times = Timing.Rounds(run.Options.Rounds, () => operation.Run(run.Tokenizer, sample));
                double median = Timing.Median(times);
                run.Report.Add(
                    sample.Name,
                    operation.Name,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, median),
                    Timing.MegabytesPerSecond(sample.Utf8.Length, times.Min()),
                    median / sample.Ids.Length,
                    AllocatedBytes(run.Tokenizer, operation, sample));
            }
        }
    }

    private static long AllocatedBytes(BpeTokenizer tokenizer, Operation operation, Sample sample)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        operation.Run(tokenizer, sample);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
