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
    public static readonly string[] Names = ["count", "view", "encode", "decode", "diff", "truncate", "chunk", "chat", "corpus", "models", "vocab", "bench", "serve", "completion"];

    private static int Main(string[] args)
    {
        try
        {
            return Run(args);
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

    private static int Run(string[] args)
    {
        if (args is [.. var path, var last] && HelpText.IsAskedForBy(last) && HelpFor(path) is { } help)
        {
            return HelpText.Print(help);
        }

        if (args is not [var name, .. var words] || Create(name) is not { } named)
        {
            return Parser.Run(All(), args);
        }

        return WordReader.Read(named, words) is { } command ? command.Run() : Parser.Run([Create(name)!], args);
    }

    /// <summary>The help for words that are names of commands alone; null if others are among them.</summary>
    private static string? HelpFor(string[] path) => path switch
    {
        [] => HelpText.OfAll(All()),
        [var name] when Create(name) is { } command => HelpText.Of(command),
        [var name, var below] when Array.Find(Create(name)?.Subcommands ?? [], command => string.Equals(command.Name, below, StringComparison.Ordinal)) is { } command => HelpText.Of(command),
        _ => null,
    };

    public static ToolCommand[] All() => Array.ConvertAll(Names, name => Create(name)!);

    /// <summary>A new command of that name; null if there is none.</summary>
    public static ToolCommand? Create(string name) => name switch
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
        _ => null,
    };
}
