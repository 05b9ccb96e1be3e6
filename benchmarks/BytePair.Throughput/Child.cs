using System.Diagnostics;
using System.Globalization;
using BytePair.Measuring;

namespace BytePair.Throughput;

/// <summary>
/// What can be measured once in a process only (first pass over a text, load, memory) is measured in a process of its own:
/// the runner starts itself with the word "child", and reads the numbers that it prints.
/// </summary>
internal static class Child
{
    public const string Word = "child";

    /// <summary>The name by which a child knows the first 10^6 bytes of English.</summary>
    public const string EnglishPrefix = "English";

    /// <summary>What is measured where there are no corpora.</summary>
    public const string GeneratedProse = "generated prose";

    private const int WorstCaseSize = 1_000_000;

    public const string DistinctWords = "distinct words";

    private const int MegabytesOfMixedText = 100;
    private const int ReadSize = 64 * 1024;

    /// <summary>Runs a process of its own, and returns the numbers that it measured; behind them it prints its pace.</summary>
    public static double[] Start(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] own = isHost ? [typeof(Child).Assembly.Location, Word] : [Word];
        var (exitCode, output) = CommandLine.Run(program, [.. own, .. arguments]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"The process for \"{string.Join(' ', arguments)}\" ended with {exitCode}.");
        }

        double[] numbers = [.. output.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        Pace.Note(new Pace(numbers[^2], numbers[^1]));
        return numbers[..^2];
    }

    public static int Run(string[] arguments)
    {
        double[] numbers = arguments switch
        {
            ["new", string encoding, string corpora, string operation, string subject] => [FirstPass(encoding, corpora, Operation.Named(operation), subject)],
            ["load", string encoding] => [Load(encoding)],
            ["memory", string encoding, string corpora] => Memory(corpora, BpeTokenizer.ForEncoding(encoding)),
            ["idle", string corpora] => Memory(corpora, tokenizer: null),
            _ => throw new ArgumentException("A child process was asked for something unknown.", nameof(arguments)),
        };
        Pace pace = Pace.OfLast();
        Console.Write(string.Join(' ', numbers.Concat([pace.Gigahertz, pace.AddsPerCycle]).Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
        return 0;
    }

    public static Sample SampleNamed(string corpora, string subject) => subject switch
    {
        EnglishPrefix when File.Exists(Path.Combine(corpora, Corpora.English)) =>
            new Sample(subject, Corpora.Read(corpora, Corpora.English)).Prefix(WorstCaseSize),
        EnglishPrefix => new Sample(subject, GeneratedText.Prose(WorstCaseSize)),
        GeneratedProse => new Sample(subject, GeneratedText.Prose(4_000_000)),
        DistinctWords => new Sample(subject, GeneratedText.DistinctWords(1_000_000)),
        _ when GeneratedText.WorstCases.Contains(subject, StringComparer.Ordinal) => new Sample(subject, GeneratedText.WorstCase(subject, WorstCaseSize)),
        _ => new Sample(subject, Corpora.Read(corpora, subject)),
    };

    /// <summary>Time of the first pass over a text, after other texts have made the program warm.</summary>
    private static double FirstPass(string encoding, string corpora, Operation operation, string subject)
    {
        bool isWholeFile = subject is GeneratedProse || Corpora.FileNames.Contains(subject, StringComparer.Ordinal);
        Sample sample = SampleNamed(corpora, subject);

        // Its memory is taken before anything is warm: to write it all sends from the processor's caches what the other texts left there.
        sample.Destination.AsSpan().Fill(-1);
        var others = Corpora.PresentIn(corpora)
            .Where(name => !string.Equals(name, isWholeFile ? subject : Corpora.English, StringComparison.Ordinal))
            .Select(name => new Sample(name, Corpora.Read(corpora, name)))
            .ToList();
        if (others.Count == 0)
        {
            others.Add(new Sample("prose", GeneratedText.Prose(4_000_000, seed: 1)));
        }

        // The code for long pieces and ill-formed text is warmed by the worst cases, and first, so that the caches are as real text leaves them.
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding(encoding);
        Timing.WarmUp(tokenizer, operation, [.. GeneratedText.WorstCases
            .Select(name => new Sample(name, GeneratedText.WorstCase(name, ReadSize, seed: 1)))
            .Where(worst => !sample.Utf8.StartsWith(worst.Utf8))]);
        Timing.WarmUp(tokenizer, operation, others);

        // What takes the time is compiled too when it is first called.
        Time(others[0]);
        GC.Collect();
        return Time(sample);

        double Time(Sample text) => Timing.Nanoseconds(() => operation.Run(tokenizer, text));
    }

    /// <summary>From the first ForEncoding of an encoding to its first count, with the code warmed by another encoding.</summary>
    private static double Load(string encoding)
    {
        string other = string.Equals(encoding, "o200k_base", StringComparison.Ordinal) ? "cl100k_base" : "o200k_base";
        Timing.WarmUp(BpeTokenizer.ForEncoding(other), Operation.CountUtf8, [new Sample("prose", GeneratedText.Prose(1_000_000))]);
        byte[] text = GeneratedText.Prose(100, seed: 1);
        return Timing.Nanoseconds(() => BpeTokenizer.ForEncoding(encoding).CountTokens(text));
    }

    /// <summary>Peak and working set in bytes after 100 MB of mixed text, read in small blocks; without a tokenizer the text is read alone.</summary>
    private static double[] Memory(string corpora, BpeTokenizer? tokenizer)
    {
        byte[] block = new byte[ReadSize];
        int[] ids = new int[ReadSize];
        string[] names = Corpora.PresentIn(corpora);
        long left = MegabytesOfMixedText * 1_000_000L;
        for (int i = 0; left > 0; i++)
        {
            using Stream file = names.Length > 0
                ? File.OpenRead(Path.Combine(corpora, names[i % names.Length]))
                : new MemoryStream(GeneratedText.Prose(1_000_000, seed: i));
            for (int read; left > 0 && (read = file.Read(block)) > 0; left -= read)
            {
                tokenizer?.TryEncode(block.AsSpan(0, read), ids, out _);
            }
        }

        Pace.Take();
        using var process = Process.GetCurrentProcess();
        return [process.PeakWorkingSet64, process.WorkingSet64];
    }
}
