using BytePair.Measuring;

namespace BytePair.Throughput.Sections;

/// <summary>Input made to be slow, against English of the same size.</summary>
internal static class WorstCaseSection
{
    private static readonly string[] Names = [Child.EnglishPrefix, .. GeneratedText.WorstCases, Child.DistinctWords];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "worst cases",
            $"first pass over 1 MB in a process warmed by other text, and its time as a multiple of that for 1 MB of English; all cases in turns, medians of {run.Options.Processes} rounds",
            new("ms", 2),
            new("MB/s", 1),
            new("MB/s (best)", 1),
            new("x English", 2));
        foreach (Operation operation in new[] { Operation.EncodeUtf8, Operation.EncodeString })
        {
            Sample[] samples = [.. Names.Select(name => Child.SampleNamed(run.Options.CorporaFolder, name)).Where(sample => operation == Operation.EncodeUtf8 || sample.IsWellFormed)];
            double[][] rounds = [.. Enumerable.Range(0, run.Options.Processes).Select(_ => samples.Select(sample => NewTextSection.FirstPass(run, operation, sample.Name)).ToArray())];
            for (int i = 0; i < samples.Length; i++)
            {
                int size = samples[i].Utf8.Length;
                double median = Timing.Median(rounds.Select(round => round[i]));
                run.Report.Add(
                    samples[i].Name,
                    operation.Name,
                    median / 1e6,
                    Timing.MegabytesPerSecond(size, median),
                    Timing.MegabytesPerSecond(size, rounds.Min(round => round[i])),
                    Timing.Median(rounds.Select(round => round[i] / size * samples[0].Utf8.Length / round[0])));
            }
        }
    }
}
