namespace BytePair.Throughput.Sections;

/// <summary>What the tokenizer adds to the memory of a process.</summary>
internal static class MemorySection
{
    private const double Megabyte = 1e6;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "memory",
            "a process that encodes 100 MB of mixed text in blocks of 64 KiB, and the same without a tokenizer; MB, median of 3",
            new("peak", 1),
            new("working set", 1));
        (double Peak, double WorkingSet) encoding = Median("memory", run.Options.EncodingName, run.Options.CorporaFolder);
        (double Peak, double WorkingSet) idle = Median("idle", run.Options.CorporaFolder);
        run.Report.Add("process", "encoding", encoding.Peak, encoding.WorkingSet);
        run.Report.Add("process", "reading alone", idle.Peak, idle.WorkingSet);
        run.Report.Add("process", "difference", encoding.Peak - idle.Peak, encoding.WorkingSet - idle.WorkingSet);
    }

    private static (double Peak, double WorkingSet) Median(params string[] arguments)
    {
        double[][] runs = [Child.Start(arguments), Child.Start(arguments), Child.Start(arguments)];
        return (Timing.Median(runs.Select(run => run[0])) / Megabyte, Timing.Median(runs.Select(run => run[1])) / Megabyte);
    }
}
