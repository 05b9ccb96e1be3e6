using System.CommandLine;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus;
using BytePair.Cli.Counting;
using BytePair.Cli.Ids;
using BytePair.Cli.Output;
using BytePair.Cli.Serving;

namespace BytePair.Cli;

/// <summary>
/// The command line: which commands there are, and the one place where a failure becomes a line on standard error and an
/// exit code.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        try
        {
            return PlainCommandLine.TryRead(args, out PlainCommandLine? plain)
                ? FileCounts.Print(plain.Paths, BpeTokenizer.ForEncoding(plain.Encoding), SpecialTokenHandling.AsText)
                : Parse(args);
        }
        catch (Exception failed) when (failed is CommandFailedException or OutputFailedException)
        {
            return Failure.Report(failed.Message);
        }
        catch (ClosedPipeException)
        {
            return ExitCode.Success;
        }
    }

    private static int Parse(string[] args)
    {
        var root = new RootCommand("Counts, encodes and decodes the tokens of language models.")
        {
            HelpName = "bytepair",
        };
        root.Subcommands.Add(new CountCommand());
        root.Subcommands.Add(new EncodeCommand());
        root.Subcommands.Add(new DecodeCommand());
        root.Subcommands.Add(new CorpusCommand());
        root.Subcommands.Add(new ServeCommand());
        HelpWithExamples.AddTo(root);

        // A file may be called @notes.txt: no response files.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageErrors.Describe(parsed) is { } usageError)
        {
            return Failure.Report(usageError);
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
