namespace BytePair.Throughput.Sections;

/// <summary>Many short texts, one call each, against the whole file.</summary>
internal static class DocumentsSection
{
    private static readonly Operation[] Operations = [Operation.EncodeUtf8, Operation.EncodeUtf8ToSpan, Operation.CountUtf8, Operation.CountString];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "documents",
            "the file split at blank lines (JSON lines: at line ends), one call each; rounds alternate with the whole file; medians, and the median of the ratios in the same round",
            new("documents", 0),
            new("MB/s", 1),
            new("MB/s (whole)", 1),
            new("ratio", 2));
        foreach (Sample sample in run.Samples)
        {
            Sample[] documents = sample.Documents();
            long bytes = documents.Sum(document => (long)document.Utf8.Length);
            foreach (Operation operation in Operations)
            {
                Timing.WarmUp(run.Tokenizer, operation, documents);
                var times = Alternate(run, operation, documents, sample);
                run.Report.Add(
                    sample.Name,
                    operation.Name,
                    documents.Length,
                    Timing.MegabytesPerSecond(bytes, Timing.Median(times.Select(time => time.Apart))),
                    Timing.MegabytesPerSecond(sample.Utf8.Length, Timing.Median(times.Select(time => time.Whole))),
                    Timing.Median(times.Select(time => bytes / time.Apart / (sample.Utf8.Length / time.Whole))));
            }
        }
    }

    private static List<(double Apart, double Whole)> Alternate(Run run, Operation operation, Sample[] documents, Sample whole)
    {
        var times = new List<(double Apart, double Whole)>();
        for (int i = 0; i < run.Options.Rounds; i++)
        {
            times.Add((
                Timing.Nanoseconds(() => RunAll(run.Tokenizer, operation, documents)),
                Timing.Nanoseconds(() => operation.Run(run.Tokenizer, whole))));
        }

        return times;
    }

    private static void RunAll(BpeTokenizer tokenizer, Operation operation, Sample[] documents)
    {
        foreach (Sample document in documents)
        {
            operation.Run(tokenizer, document);
        }
    }
}
