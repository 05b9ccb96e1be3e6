using System.Diagnostics;

namespace BytePair.Throughput;

/// <summary>How time is taken.</summary>
internal static class Timing
{
    private const int SliceSize = 16 * 1024;
    private const int CallsForTier1 = 60;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan CompilerTime = TimeSpan.FromSeconds(0.3);

    /// <summary>The time that an action takes, begun when the core is one's own if it is soon. The machine's pace is read behind it, not before, where it has just been waited for.</summary>
    public static double Nanoseconds(Action action)
    {
        Pace.AwaitOwnCore();
        long start = Stopwatch.GetTimestamp();
        action();
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        Pace.Take();
        return nanoseconds;
    }

    public static double[] Rounds(int rounds, Action action)
    {
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            times[i] = Nanoseconds(action);
        }

        return times;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>10^6 bytes of UTF-8 per second, whatever form the input has.</summary>
    public static double MegabytesPerSecond(long utf8Bytes, double nanoseconds) => utf8Bytes * 1e3 / nanoseconds;

    /// <summary>
    /// Brings the code of an operation to its last compilation: many short calls (tier 1 is reached by calls, and compiled
    /// in the background), a pause for the compiler, then each text as a whole.
    /// </summary>
    public static void WarmUp(BpeTokenizer tokenizer, Operation operation, IReadOnlyCollection<Sample> samples)
    {
        Sample[] slices = [.. samples.SelectMany(sample => sample.Slices(SliceSize)).Take(CallsForTier1)];
        foreach (Sample slice in slices)
        {
            slice.Ids = tokenizer.EncodeToIds(slice.Utf8);
        }

        RunFor(WarmUpTime);
        Thread.Sleep(CompilerTime);
        RunFor(WarmUpTime);
        foreach (Sample sample in samples)
        {
            operation.Run(tokenizer, sample);
        }

        void RunFor(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            for (int calls = 0; calls < CallsForTier1 || Stopwatch.GetElapsedTime(start) < time; calls++)
            {
                operation.Run(tokenizer, slices[calls % slices.Length]);
            }
        }
    }
}
