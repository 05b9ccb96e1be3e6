namespace BytePair.Throughput.Sections;

/// <summary>Whether threads that share an instance slow one another down.</summary>
internal static class ThreadsSection
{
    private const int Passes = 16;

    /// <summary>They take about as long as the passes.</summary>
    private const int Additions = 1_280_000_000;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "threads",
            "MB/s of two threads on one instance, each with its own copy of the text, against one; medians, and of the fastest rounds. In the same rounds additions that fill a core and touch no memory: what two threads lose there, they lose to the machine",
            new("one", 1),
            new("two", 1),
            new("ratio", 2),
            new("fastest", 2),
            new("additions", 2),
            new("fastest of them", 2));
        Operation operation = Operation.EncodeUtf8ToSpan;
        foreach (Sample sample in run.Samples)
        {
            Sample[] copies = [sample, new Sample(sample.Name, [.. sample.Utf8])];
            Timing.WarmUp(run.Tokenizer, operation, copies);
            var encoding = new Pairs();
            var additions = new Pairs();
            for (int i = 0; i < run.Options.Rounds; i++)
            {
                encoding.Add(threads => Parallel([.. copies.Take(threads).Select(copy => new Action(() => Encode(copy)))]));
                additions.Add(threads => Parallel([.. Enumerable.Repeat(() => Pace.AddApart(Additions), threads)]));
            }

            double alone = Timing.MegabytesPerSecond(Passes * (long)sample.Utf8.Length, encoding.One);
            run.Report.Add(sample.Name, operation.Name, alone, alone * encoding.Ratio, encoding.Ratio, encoding.FastestRatio, additions.Ratio, additions.FastestRatio);
        }

        void Encode(Sample sample)
        {
            for (int pass = 0; pass < Passes; pass++)
            {
                operation.Run(run.Tokenizer, sample);
            }
        }
    }

    /// <summary>Time from the moment that all threads are ready until the last has ended.</summary>
    private static double Parallel(Action[] works)
    {
        using var ready = new Barrier(works.Length + 1);
        Thread[] threads = [.. works.Select(work => new Thread(() =>
        {
            ready.SignalAndWait();
            work();
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

    /// <summary>Times of one thread and of two, each doing the same, taken in turns.</summary>
    private sealed class Pairs
    {
        private readonly List<double> one = [];
        private readonly List<double> two = [];

        /// <summary>The median time of one.</summary>
        public double One => Timing.Median(one);

        /// <summary>How many times as much two get done.</summary>
        public double Ratio => 2 * One / Timing.Median(two);

        public double FastestRatio => 2 * one.Min() / two.Min();

        public void Add(Func<int, double> measure)
        {
            one.Add(measure(1));
            two.Add(measure(2));
        }
    }
}
