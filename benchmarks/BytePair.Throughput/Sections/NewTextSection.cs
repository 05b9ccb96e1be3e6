namespace BytePair.Throughput.Sections;

/// <summary>The first pass over a text, in a process whose code is warm.</summary>
internal static class NewTextSection
{
    private static readonly Operation[] Operations = [Operation.EncodeUtf8, Operation.EncodeUtf8ToSpan, Operation.CountUtf8, Operation.EncodeString, Operation.CountString];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "new text",
            $"first pass over the whole file in a process warmed by the worst cases and the other corpora; median and fastest of {run.Options.Processes} processes",
            new("MB/s", 1),
            new("MB/s (best)", 1),
            new("ns/token", 2));
        foreach (Sample sample in run.Samples)
        {
            foreach (Operation operation in Operations)
            {
                double[] times = FirstPasses(run, operation, sample.Name);
                double median = Timing.Median(times);
                run.Report.Add(
                    sample.Name,
                    operation.Name,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, median),
                    Timing.MegabytesPerSecond(sample.Utf8.Length, times.Min()),
                    median / sample.Ids.Length);
            }
        }
    }

    public static double[] FirstPasses(Run run, Operation operation, string subject) =>
        [.. Enumerable.Range(0, run.Options.Processes)
            .Select(_ => Child.Start("new", run.Options.EncodingName, run.Options.CorporaFolder, operation.Name, subject)[0])];
}
