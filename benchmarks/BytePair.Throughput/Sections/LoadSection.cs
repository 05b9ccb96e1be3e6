namespace BytePair.Throughput.Sections;

/// <summary>From the first ForEncoding to the first count.</summary>
internal static class LoadSection
{
    public static void Measure(Run run)
    {
        run.Report.Begin(
            "load",
            $"first ForEncoding to first count, code warmed by another encoding; median and fastest of {run.Options.Rounds} processes",
            new("ms", 2),
            new("ms (best)", 2));
        double[] times = [.. Enumerable.Range(0, run.Options.Rounds).Select(_ => Child.Start("load", run.Options.EncodingName)[0])];
        run.Report.Add(run.Options.EncodingName, "load", Timing.Median(times) / 1e6, times.Min() / 1e6);
    }
}
