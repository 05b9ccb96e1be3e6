namespace BytePair.Throughput.Sections;

/// <summary>The first pass over a text, in a process whose code is warm.</summary>
internal static class NewTextSection
{
    private static readonly Operation[] Operations = [Operation.EncodeUtf8, Operation.EncodeUtf8ToSpan, Operation.CountUtf8, Operation.EncodeString, Operation.CountString];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "new text",
            $"first pass over the whole file in a process warmed by the worst cases and the other corpora; all operations in turns, median and fastest of {run.Options.Processes} processes each",
            new("MB/s", 1),
            new("MB/s (best)", 1),
            new("ns/token", 2));
        foreach (Sample sample in run.Samples)
        {
            double[][] rounds = [.. Enumerable.Range(0, run.Options.Processes).Select(_ => Operations.Select(operation => FirstPass(run, operation, sample.Name)).ToArray())];
            for (int i = 0; i < Operations.Length; i++)
            {
                double median = Timing.Median(rounds.Select(round => round[i]));
                run.Report.Add(
                    sample.Name,
                    Operations[i].Name,
                    Timing.MegabytesPerSecond(sample.Utf8.Length, median),
                    Timing.MegabytesPerSecond(sample.Utf8.Length, rounds.Min(round => round[i])),
                    median / sample.Ids.Length);
            }
        }
    }

    /// <summary>In a process of its own; in ns.</summary>
    public static double FirstPass(Run run, Operation operation, string subject) =>
        Child.Start("new", run.Options.EncodingName, run.Options.CorporaFolder, operation.Name, subject)[0];
}
