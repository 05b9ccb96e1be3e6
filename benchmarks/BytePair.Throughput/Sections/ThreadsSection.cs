namespace BytePair.Throughput.Sections;

/// <summary>Whether threads that share an instance slow one another down.</summary>
internal static class ThreadsSection
{
    private const int Passes = 4;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "threads",
            "two threads on one instance, each with its own copy of the text; rounds alternate with one thread",
            new("MB/s (one)", 1),
            new("MB/s (two)", 1),
            new("ratio", 2));
        Operation operation = Operation.EncodeUtf8ToSpan;
        foreach (Sample sample in run.Samples)
        {
            Sample[] copies = [sample, new Sample(sample.Name, [.. sample.Utf8])];
            Timing.WarmUp(run.Tokenizer, operation, copies);
            var times = new List<(double One, double Two)>();
            for (int i = 0; i < run.Options.Rounds; i++)
            {
                times.Add((Parallel(run.Tokenizer, operation, copies[..1]), Parallel(run.Tokenizer, operation, copies)));
            }

            double one = Timing.MegabytesPerSecond(Passes * (long)sample.Utf8.Length, Timing.Median(times.Select(time => time.One)));
            double two = Timing.MegabytesPerSecond(2 * Passes * (long)sample.Utf8.Length, Timing.Median(times.Select(time => time.Two)));
            run.Report.Add(sample.Name, operation.Name, one, two, two / one);
        }
    }

    /// <summary>Time from the moment that all threads are ready until the last has ended.</summary>
    private static double Parallel(BpeTokenizer tokenizer, Operation operation, Sample[] samples)
    {
        using var ready = new Barrier(samples.Length + 1);
        Thread[] threads = [.. samples.Select(sample => new Thread(() =>
        {
            ready.SignalAndWait();
            for (int pass = 0; pass < Passes; pass++)
            {
                operation.Run(tokenizer, sample);
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        return Timing.Nanoseconds(() =>
        {
            ready.SignalAndWait();
            foreach (Thread thread in threads)
            {
                thread.Join();
            }
        });
    }
}
