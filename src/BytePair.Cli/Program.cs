using System.CommandLine;
using BytePair.Cli.Benching;
using BytePair.Cli.Chat;
using BytePair.Cli.Chunking;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Completing;
using BytePair.Cli.Corpus;
using BytePair.Cli.Counting;
using BytePair.Cli.Diffing;
using BytePair.Cli.Ids;
using BytePair.Cli.Models;
using BytePair.Cli.Output;
using BytePair.Cli.Serving;
using BytePair.Cli.Truncating;
using BytePair.Cli.Viewing;
using BytePair.Cli.Vocabulary;

namespace BytePair.Cli;

/// <summary>
/// The command line: which commands there are, and the one place where a failure becomes a line on standard error and an
/// exit code.
/// </summary>
internal static class Program
{
    /// <summary>The names of all commands, in the order of the help.</summary>
    private static readonly string[] Commands = ["count", "view", "encode", "decode", "diff", "truncate", "chunk", "chat", "corpus", "models", "vocab", "bench", "serve", "completion"];

    private static int Main(string[] args)
    {
        try
        {
            return PlainCommandLine.TryRead(args, out PlainCommandLine? plain) ? Run(plain) : Parse(args);
        }
        catch (Exception failed) when (failed is CommandFailedException or OutputFailedException or NotSupportedException)
        {
            return Failure.Report(failed.Message);
        }
        catch (ClosedPipeException)
        {
            return ExitCode.Success;
        }
    }

    private static int Run(PlainCommandLine plain)
    {
        VectorWidth.ChooseFor(plain.Paths);
        return plain.Command switch
        {
            "count" => PlainCount.Run(plain),
            "encode" => EncodeRun.Run(plain),
            "decode" => DecodeRun.Run(plain),
            _ => ViewRun.Run(plain),
        };
    }

    private static int Parse(string[] args)
    {
        if (IsNamed(args) && !Array.Exists(args, MayAskForHelp))
        {
            // The parser's own root makes options for help and version with texts in the user's language, which takes longer than all else. Where
            // nobody asks for them it isn't needed; but it is, to say what is wrong with a command line.
            ParseResult plain = Parse(new Command("bytepair") { Create(args[0]) }, args);
            if (UsageErrors.Describe(plain) is null)
            {
                return Invoke(plain);
            }
        }

        return ParseWithHelp(args);
    }

    private static int ParseWithHelp(string[] args)
    {
        var root = new RootCommand("Counts, shows, encodes and decodes the tokens of language models.")
        {
            HelpName = "bytepair",
        };
        AddCommands(root, args);
        HelpWithExamples.AddTo(root);

        ParseResult parsed = Parse(root, args);
        return UsageErrors.Describe(parsed) is { } usageError ? Failure.Report(usageError) : Invoke(parsed);
    }

    /// <summary>A file may be called @notes.txt: no response files.</summary>
    private static ParseResult Parse(Command root, string[] args) => root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static int Invoke(ParseResult parsed) => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    /// <summary>Whether a word is, or has in it, one of --help, -h and -?.</summary>
    private static bool MayAskForHelp(string word) =>
        word.StartsWith("--h", StringComparison.Ordinal) || (word is ['-', not '-', ..] && (word.Contains('h', StringComparison.Ordinal) || word.Contains('?', StringComparison.Ordinal)));

    private static bool IsNamed(string[] args) => args.Length > 0 && Array.IndexOf(Commands, args[0]) >= 0;

    /// <summary>Adds the command that the first word names, or else all: each costs what it takes to make its options.</summary>
    private static void AddCommands(RootCommand root, string[] args)
    {
        foreach (string name in IsNamed(args) ? [args[0]] : Commands)
        {
            root.Subcommands.Add(Create(name));
        }
    }

    private static Command Create(string name) => name switch
    {
        "count" => new CountCommand(),
        "view" => new ViewCommand(),
        "encode" => new EncodeCommand(),
        "decode" => new DecodeCommand(),
        "diff" => new DiffCommand(),
        "truncate" => new TruncateCommand(),
        "chunk" => new ChunkCommand(),
        "chat" => new ChatCommand(),
        "corpus" => new CorpusCommand(),
        "models" => new ModelsCommand(),
        "vocab" => new VocabCommand(),
        "bench" => new BenchCommand(),
        "serve" => new ServeCommand(),
        "completion" => new CompletionCommand(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no command of that name."),
    };
}
