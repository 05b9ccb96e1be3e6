namespace BytePair.Throughput.Sections;

/// <summary>What one call on a short text costs.</summary>
internal static class ShortTextSection
{
    private const int DifferentTexts = 4096;
    private const int Calls = 100_000;
    private static readonly int[] Sizes = [20, 200];

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "short texts",
            $"one call in ns, for {DifferentTexts:N0} different texts of the first corpus in turn, and for one text again and again; median and fastest of {run.Options.Rounds} rounds of {Calls:N0} calls",
            new("ns (different)", 1),
            new("(best)", 1),
            new("ns (same)", 1),
            new("(best, same)", 1),
            new("bytes/call", 1));
        foreach (int size in Sizes)
        {
            Sample[] texts = [.. run.Samples[0].Prefix(size * DifferentTexts).Slices(size).Where(text => text.Utf8.Length >= size)];
            foreach (Operation operation in (IEnumerable<Operation>)[.. Operation.Encoding, Operation.Nothing])
            {
                Timing.WarmUp(run.Tokenizer, operation, texts);
                double[] different = Timing.Rounds(run.Options.Rounds, () => RunMany(run.Tokenizer, operation, texts));
                double[] same = Timing.Rounds(run.Options.Rounds, () => RunMany(run.Tokenizer, operation, texts[..1]));
                long before = GC.GetAllocatedBytesForCurrentThread();
                RunMany(run.Tokenizer, operation, texts);
                double allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
                run.Report.Add($"{size} bytes", operation.Name, Timing.Median(different) / Calls, different.Min() / Calls, Timing.Median(same) / Calls, same.Min() / Calls, allocated);
            }
        }
    }

    private static void RunMany(BpeTokenizer tokenizer, Operation operation, Sample[] texts)
    {
        for (int call = 0, next = 0; call < Calls; call++)
        {
            operation.Run(tokenizer, texts[next]);
            next = next + 1 < texts.Length ? next + 1 : 0;
        }
    }
}
