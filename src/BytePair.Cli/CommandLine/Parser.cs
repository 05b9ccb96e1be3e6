using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.CompilerServices;

namespace BytePair.Cli.CommandLine;

/// <summary>
/// Reads any command line with the parser's library: it knows all ways to write one, says what is wrong with those that are wrong, and tells shells
/// what could follow in one that isn't finished.
/// </summary>
internal static class Parser
{
    /// <summary>Does what a command line says; returns the exit code.</summary>
    /// <param name="commands">New commands: all, or the one that the line names.</param>
    /// <param name="words">The command line.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // else the library is loaded with whoever calls this
    public static int Run(ToolCommand[] commands, string[] words)
    {
        ParseResult parsed = Parse(commands, words);
        return UsageErrors.Describe(parsed) is { } wrong ? Failure.Report(wrong) : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Parses a command line.</summary>
    public static ParseResult Parse(ToolCommand[] commands, string[] words)
    {
        var root = new RootCommand();
        HelpOption help = root.Options.OfType<HelpOption>().First();
        help.Aliases.Remove("/h"); // a file, outside of Windows
        help.Aliases.Remove("/?");
        help.Action = new ShowHelp(commands);
        foreach (ToolCommand command in commands)
        {
            root.Subcommands.Add(new ParserCommand(command));
        }

        // A file may be called @notes.txt: no response files.
        return root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }
}
