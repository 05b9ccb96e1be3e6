using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Benching;

/// <summary><c>bytepair bench</c>: how fast this machine encodes, counts and decodes.</summary>
internal sealed class BenchCommand() : ToolCommand("bench", "Measures how fast this machine encodes, counts and decodes a text.")
{
    private const int DefaultRounds = 7;
    private const int DefaultSeconds = 60;

    private readonly TextArgument file = new("file", "Text to measure on; of a large one the first 16 MB. '-': standard input. No file: a text of 1 MB that is built in.");

    private readonly TextsOption encodings = new("--encoding", "NAME", $"An encoding to measure; may be given several times. Default: {KnownEncodings.Default}.")
    {
        Alias = "-e",
        Suggestions = () => BpeTokenizer.EncodingNames,
    };

    private readonly Flag all = new("--all", "Measures all encodings.");
    private readonly NumberOption rounds = new("--rounds", $"How many rounds each row has, of which the best and the median are shown; default: {DefaultRounds}.", least: 1, most: 10_000);
    private readonly NumberOption threads = new("--threads", "Measures so many threads too: on one text (parallel), and on a batch of documents.", least: 1, most: 1024);
    private readonly NumberOption seconds = new("--seconds", $"Time for all: rounds, then encodings, are left out when it is over; default: {DefaultSeconds}.", least: 1, most: 1_000_000);
    private readonly OutputOptions output = new(OutputFormat.Json, OutputFormat.Csv);

    public override Parameter[] Parameters => [file, encodings, all, rounds, threads, seconds, .. output.All];

    public override string Examples =>
        """
        Examples:
          bytepair bench
          bytepair bench notes.txt -e o200k_base -e cl100k_base
          bytepair bench notes.txt --threads 2 --rounds 20
          bytepair bench --all --json > speed.json

        MB are 1,000,000 bytes of the text in UTF-8, also where it is measured in UTF-16. Cold is the first pass, while code is
        compiled and caches are empty. The results of the first passes are checked: decode(encode(text)) is the text.
        """;

    public override string? Check() => output.Check() ?? (all.IsGiven && encodings.IsGiven ? "--all and --encoding exclude each other: give one of them." : null);

    public override int Run()
    {
        string[] names = Encodings();
        Sample? sample = null;
        if (file.Value is not { } path)
        {
            sample = Sample.BuiltIn();
        }
        else if (InputFiles.ForEach([path], (_, stream) => sample = Sample.Read(stream, path)) is not ExitCode.Success and var failure)
        {
            return failure;
        }

        var settings = new BenchSettings(
            names,
            sample!,
            (int)(rounds.Value ?? DefaultRounds),
            (int)(threads.Value ?? 0),
            TimeSpan.FromSeconds(seconds.Value ?? DefaultSeconds));
        var report = new BenchReport(settings, new Bench(settings).Run());
        using var standardOutput = new StandardOutput();
        report.Write(standardOutput, output.Format, output.Screen);
        standardOutput.Flush();
        return ExitCode.Success;
    }

    private string[] Encodings()
    {
        if (all.IsGiven)
        {
            return [.. BpeTokenizer.EncodingNames];
        }

        string[] names = encodings.IsGiven ? [.. encodings.Values.Distinct(StringComparer.Ordinal)] : [KnownEncodings.Default];
        string? unknown = Array.Find(names, name => !KnownEncodings.Contains(name));
        return unknown is null ? names : throw KnownEncodings.Unknown(unknown);
    }
}
