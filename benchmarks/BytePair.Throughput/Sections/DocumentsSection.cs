namespace BytePair.Throughput.Sections;

/// <summary>Many short texts, one call each, against the whole file.</summary>
internal static class DocumentsSection
{
    private static readonly Operation[] Operations = [Operation.EncodeUtf8, Operation.EncodeUtf8ToSpan, Operation.CountUtf8, Operation.CountString];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "documents",
            "the file split at blank lines (JSON lines: at line ends), one call each; rounds alternate with the whole file",
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
                var (apart, whole) = Alternate(run, operation, documents, sample);
                double perSecond = Timing.MegabytesPerSecond(bytes, apart);
                double wholePerSecond = Timing.MegabytesPerSecond(sample.Utf8.Length, whole);
                run.Report.Add(sample.Name, operation.Name, documents.Length, perSecond, wholePerSecond, perSecond / wholePerSecond);
            }
        }
    }

    private static (double Apart, double Whole) Alternate(Run run, Operation operation, Sample[] documents, Sample whole)
    {
        var times = new List<(double Apart, double Whole)>();
        for (int i = 0; i < run.Options.Rounds; i++)
        {
            times.Add((
                Timing.Nanoseconds(() => RunAll(run.Tokenizer, operation, documents)),
                Timing.Nanoseconds(() => operation.Run(run.Tokenizer, whole))));
        }

        return (Timing.Median(times.Select(time => time.Apart)), Timing.Median(times.Select(time => time.Whole)));
    }

    private static void RunAll(BpeTokenizer tokenizer, Operation operation, Sample[] documents)
    {
        foreach (Sample document in documents)
        {
            operation.Run(tokenizer, document);
        }
    }
}
