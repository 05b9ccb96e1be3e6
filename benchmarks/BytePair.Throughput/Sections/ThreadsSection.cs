namespace BytePair.Throughput.Sections;

/// <summary>Whether threads that share an instance slow one another down.</summary>
internal static class ThreadsSection
{
    private const int Passes = 16;
    private const int ArithmeticSteps = 50_000_000;

    /// <summary>Keeps the arithmetic from being optimised away.</summary>
    private static ulong calculated;

    public static void Measure(Run run)
    {
        run.Report.Begin(
            "threads",
            "MB/s of two threads on one instance, each with its own copy of the text; rounds alternate with one thread; medians, and the fastest round of each. Arithmetic (million steps a second) says what the machine allows",
            new("one", 1),
            new("two", 1),
            new("ratio", 2),
            new("fastest", 2));
        Add("arithmetic", "no memory", ArithmeticSteps, Alternate(run.Options.Rounds, threads => Parallel([.. Enumerable.Repeat<Action>(Calculate, threads)])));
        Operation operation = Operation.EncodeUtf8ToSpan;
        foreach (Sample sample in run.Samples)
        {
            Sample[] copies = [sample, new Sample(sample.Name, [.. sample.Utf8])];
            Timing.WarmUp(run.Tokenizer, operation, copies);
            Add(
                sample.Name,
                operation.Name,
                Passes * (long)sample.Utf8.Length,
                Alternate(run.Options.Rounds, threads => Parallel([.. copies.Take(threads).Select(copy => new Action(() => Encode(copy)))])));
        }

        void Encode(Sample sample)
        {
            for (int pass = 0; pass < Passes; pass++)
            {
                operation.Run(run.Tokenizer, sample);
            }
        }

        void Add(string subject, string name, long work, List<(double One, double Two)> times)
        {
            double alone = Timing.MegabytesPerSecond(work, Timing.Median(times.Select(time => time.One)));
            double both = Timing.MegabytesPerSecond(2 * work, Timing.Median(times.Select(time => time.Two)));
            run.Report.Add(subject, name, alone, both, both / alone, 2 * times.Min(time => time.One) / times.Min(time => time.Two));
        }
    }

    /// <summary>Times of one thread and of two, taken in turns.</summary>
    private static List<(double One, double Two)> Alternate(int rounds, Func<int, double> measure)
    {
        var times = new List<(double One, double Two)>();
        for (int i = 0; i < rounds; i++)
        {
            times.Add((measure(1), measure(2)));
        }

        return times;
    }

    /// <summary>Multiplications that wait for one another and touch no memory: what two threads lose here, they lose to the machine.</summary>
    private static void Calculate()
    {
        ulong value = 1;
        for (int step = 0; step < ArithmeticSteps; step++)
        {
            value = (value * 0x9E3779B97F4A7C15) ^ (value >> 32);
        }

        Volatile.Write(ref calculated, value);
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
}
