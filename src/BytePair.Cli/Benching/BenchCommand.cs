using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Benching;

/// <summary><c>bytepair bench</c>: how fast this machine encodes, counts and decodes.</summary>
internal sealed class BenchCommand : Command, IHasExamples
{
    private const int DefaultRounds = 7;
    private const int DefaultSeconds = 60;

    private readonly Argument<string> file = new("file")
    {
        Description = "Text to measure on; of a large one the first 16 MB. '-': standard input. No file: a text of 1 MB that is built in.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> encodings = new("--encoding", "-e")
    {
        HelpName = "NAME",
        Description = $"An encoding to measure; may be given several times. Default: {KnownEncodings.Default}.",
    };

    private readonly Option<bool> all = new("--all") { Description = "Measures all encodings." };
    private readonly NumberOption rounds = NumberOption.UpTo("--rounds", 10_000, $"How many rounds each row has, of which the best and the median are shown; default: {DefaultRounds}.");
    private readonly NumberOption threads = NumberOption.UpTo("--threads", 1024, "Measures so many threads too: on one text (parallel), and on a batch of documents.");
    private readonly NumberOption seconds = NumberOption.UpTo("--seconds", 1_000_000, $"Time for all: rounds, then encodings, are left out when it is over; default: {DefaultSeconds}.");

    public BenchCommand()
        : base("bench", "Measures how fast this machine encodes, counts and decodes a text.")
    {
        encodings.CompletionSources.Add([.. BpeTokenizer.EncodingNames]);
        Arguments.Add(file);
        foreach (Option option in (Option[])[encodings, all, rounds, threads, seconds])
        {
            Options.Add(option);
        }

        var output = new OutputOptions(this, OutputFormat.Json, OutputFormat.Csv);
        Validators.Add(parsed =>
        {
            if (parsed.GetValue(all) && parsed.GetResult(encodings) is not null)
            {
                parsed.AddError("--all and --encoding exclude each other: give one of them.");
            }
        });
        SetAction(parsed => Run(parsed, output));
    }

    public string Examples =>
        """
        Examples:
          bytepair bench
          bytepair bench notes.txt -e o200k_base -e cl100k_base
          bytepair bench notes.txt --threads 2 --rounds 20
          bytepair bench --all --json > speed.json

        MB are 1,000,000 bytes of the text in UTF-8, also where it is measured in UTF-16. Cold is the first pass, while code is
        compiled and caches are empty. The results of the first passes are checked: decode(encode(text)) is the text.
        """;

    private int Run(ParseResult parsed, OutputOptions output)
    {
        string[] names = EncodingsIn(parsed);
        Sample? sample = null;
        if (parsed.GetValue(file) is not { } path)
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
            (int)(rounds.In(parsed) ?? DefaultRounds),
            (int)(threads.In(parsed) ?? 0),
            TimeSpan.FromSeconds(seconds.In(parsed) ?? DefaultSeconds));
        var report = new BenchReport(settings, new Bench(settings).Run());
        using var standardOutput = new StandardOutput();
        report.Write(standardOutput, output.FormatIn(parsed), output.ScreenIn(parsed));
        standardOutput.Flush();
        return ExitCode.Success;
    }

    private string[] EncodingsIn(ParseResult parsed)
    {
        if (parsed.GetValue(all))
        {
            return [.. BpeTokenizer.EncodingNames];
        }

        string[] names = parsed.GetValue(encodings) is { Length: > 0 } given ? [.. given.Distinct(StringComparer.Ordinal)] : [KnownEncodings.Default];
        string? unknown = Array.Find(names, name => !KnownEncodings.Contains(name));
        return unknown is null ? names : throw KnownEncodings.Unknown(unknown);
    }
}
