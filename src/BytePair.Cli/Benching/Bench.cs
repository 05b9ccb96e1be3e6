using System.Diagnostics;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Output;

namespace BytePair.Cli.Benching;

/// <summary>
/// Measures. Each encoding is first taken through all operations once: these passes are the cold ones, and their results are checked. Then each
/// operation has its rounds, in its share of the time that is left.
/// </summary>
internal sealed class Bench(BenchSettings settings)
{
    /// <summary>A round makes as many passes as take so long, so that the clock's own steps don't count.</summary>
    private const double RoundSeconds = 0.01;

    /// <summary>Passes of each operation before any has its rounds, while code that is hot is compiled again.</summary>
    private const double WarmUpSeconds = 0.2;

    private const int MostPasses = 1 << 20;

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly Operation[] operations = Operation.For(settings.Threads);

    private double SecondsLeft => settings.Limit.TotalSeconds - Stopwatch.GetElapsedTime(started).TotalSeconds;

    public BenchResults Run()
    {
        using var progress = new ProgressLine();
        var measurements = new List<Measurement>();
        var loadSeconds = new Dictionary<string, double>(StringComparer.Ordinal);
        TokenizerInfo? info = null;
        for (int i = 0; i < settings.Encodings.Length; i++)
        {
            if (info is not null && SecondsLeft <= 0)
            {
                return new BenchResults(info, measurements, loadSeconds, settings.Encodings[i..]);
            }

            string name = settings.Encodings[i];
            long before = Stopwatch.GetTimestamp();
            var tokenizer = BpeTokenizer.ForEncoding(name);
            loadSeconds.Add(name, Stopwatch.GetElapsedTime(before).TotalSeconds);
            info ??= tokenizer.GetInfo();
            Measure(new Subject(tokenizer, settings.Sample, settings.Threads), settings.Encodings.Length - i, measurements, progress);
        }

        return new BenchResults(info!, measurements, loadSeconds, []);
    }

    private void Measure(Subject subject, int encodingsLeft, List<Measurement> measurements, ProgressLine progress)
    {
        (double Seconds, long Tokens)[] cold = Array.ConvertAll(operations, operation => FirstPass(operation, subject));
        double share = SecondsLeft / encodingsLeft / operations.Length;
        double[] passes = Array.ConvertAll(operations, operation => WarmUp(operation, subject, Math.Min(WarmUpSeconds, share / 4)));
        for (int i = 0; i < operations.Length; i++)
        {
            Operation operation = operations[i];
            long bytes = operation.IsUtf16 ? subject.Sample.Utf16Bytes : subject.Sample.Utf8.Length;
            double[] seconds = Rounds(operation, subject, passes[i], share * 3 / 4, count => progress.Add(bytes * count));
            int threads = operation.HasThreads ? settings.Threads : 1;
            measurements.Add(new Measurement(subject.Tokenizer.EncodingName, operation, threads, bytes, cold[i].Tokens, cold[i].Seconds, seconds));
        }
    }

    private static (double Seconds, long Tokens) FirstPass(Operation operation, Subject subject)
    {
        if (operation.IsUtf16 && operation.HasThreads)
        {
            _ = subject.Strings; // made before the clock runs
        }

        long before = Stopwatch.GetTimestamp();
        object result = operation.Run(subject);
        double seconds = Stopwatch.GetElapsedTime(before).TotalSeconds;
        return operation.Check(subject, result) is { } tokens
            ? (seconds, tokens)
            : throw new CommandFailedException(
                $"'{operation.Name}' with {subject.Tokenizer.EncodingName} gave a wrong result on {subject.Sample.Name}, so nothing was measured. Please report it, with the text.");
    }

    /// <summary>Passes for so many seconds, one at least; gives how long the last one took.</summary>
    private static double WarmUp(Operation operation, Subject subject, double share)
    {
        long before = Stopwatch.GetTimestamp();
        double pass;
        do
        {
            pass = Time(operation, subject, 1);
        }
        while (Stopwatch.GetElapsedTime(before).TotalSeconds < share);

        return pass;
    }

    /// <summary>Seconds a pass, of each round, sorted. One round at least, however little time there is.</summary>
    private double[] Rounds(Operation operation, Subject subject, double pass, double share, Action<int> report)
    {
        long before = Stopwatch.GetTimestamp();
        int passes = (int)Math.Clamp(RoundSeconds / pass, 1, MostPasses);
        var seconds = new List<double>();
        do
        {
            seconds.Add(Time(operation, subject, passes) / passes);
            report(passes);
        }
        while (seconds.Count < settings.Rounds && Stopwatch.GetElapsedTime(before).TotalSeconds < share);

        seconds.Sort();
        return [.. seconds];
    }

    private static double Time(Operation operation, Subject subject, int passes)
    {
        long before = Stopwatch.GetTimestamp();
        for (int i = 0; i < passes; i++)
        {
            GC.KeepAlive(operation.Run(subject));
        }

        // Never 0, which the clock says of what is shorter than its step.
        return Math.Max(1, Stopwatch.GetTimestamp() - before) / (double)Stopwatch.Frequency;
    }
}
