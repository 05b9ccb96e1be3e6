using System.Text;
using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary>What <c>--help</c> prints, made of what commands declare.</summary>
internal static class HelpText
{
    private const string ForHelp = "-?, -h, --help";
    private const string ShowsHelp = "Show help and usage information";

    private const string ForEveryCommand =
        """
        Examples:
          bytepair count README.md                     tokens in a file
          bytepair count -m gpt-4o src/*.cs            a line for each file, and a total
          git diff | bytepair count                    tokens in standard input
          bytepair count --model gpt-5 .               a repository: sizes, share of the window, cost
          bytepair view notes.txt                      a text with its tokens in colours
          bytepair encode -e cl100k_base notes.txt     the ids of a text
          bytepair decode ids.txt > notes.txt          and back
          bytepair truncate --tokens 1000 notes.txt    the beginning that fits
          bytepair chunk --tokens 512 book.txt         a text in pieces
          bytepair chat --fit request.json             a request without the messages that are too many
          bytepair models gpt-5                        windows and prices
          bytepair corpus -e gpt2 -o data/ book.txt    tokens to train a model with
          bytepair serve --open                        the same in the browser

        Exit codes: 0 success; 1 a text over its limit; 2 wrong usage, or something that could not be read, encoded or
        decoded (a line on standard error says what).
        'bytepair COMMAND --help' has the options of a command.
        """;

    /// <summary>Whether a word alone asks for help.</summary>
    public static bool IsAskedForBy(string word) => word is "--help" or "-h" or "-?";

    /// <summary>Prints a help text; returns the exit code.</summary>
    public static int Print(string text)
    {
        using var output = new StandardOutput();
        Encoding.UTF8.GetBytes(text, output);
        output.Flush();
        return ExitCode.Success;
    }

    /// <summary>The commands that there are.</summary>
    public static string OfAll(ToolCommand[] commands)
    {
        var help = new HelpLayout();
        help.Add("Description:", "Counts, shows, encodes and decodes the tokens of language models.");
        help.Add("Usage:", "bytepair [command] [options]");
        help.Add("Options:", new HelpRow(ForHelp, ShowsHelp), new HelpRow("--version", "Show version information"));
        help.Add("Commands:", RowsOf(commands));
        return help.EndWith(ForEveryCommand);
    }

    /// <summary>A command with all that its command lines may say.</summary>
    public static string Of(ToolCommand command)
    {
        List<HelpRow> arguments = [];
        List<HelpRow> options = [];
        var usage = new StringBuilder("bytepair ").Append(command.FullName);
        foreach (Parameter parameter in command.Parameters)
        {
            if (parameter is ToolArgument)
            {
                arguments.Add(new HelpRow($"<{parameter.Name}>", parameter.Description));
                usage.Append(parameter.IsRequired ? $" <{parameter.Name}>" : $" [<{parameter.Name}>").Append(parameter.TakesSeveral ? "..." : "").Append(parameter.IsRequired ? "" : "]");
            }
            else
            {
                options.Add(new HelpRow(NameOf((ToolOption)parameter), parameter.Description));
            }
        }

        options.Add(new HelpRow(ForHelp, ShowsHelp));
        usage.Append(command.Subcommands.Length > 0 ? " [command] [options]" : " [options]");
        var help = new HelpLayout();
        help.Add("Description:", command.Description);
        help.Add("Usage:", usage.ToString());
        help.Add("Arguments:", [.. arguments]);
        help.Add("Options:", [.. options]);
        help.Add("Commands:", RowsOf(command.Subcommands));
        return help.EndWith(command.Examples);
    }

    private static HelpRow[] RowsOf(ToolCommand[] commands) => Array.ConvertAll(commands, command => new HelpRow(command.Name, command.Description));

    /// <summary>As <c>-e, --encoding &lt;NAME&gt;</c>.</summary>
    private static string NameOf(ToolOption option) =>
        $"{(option.Alias is { } alias ? $"{alias}, " : "")}{option.Name}{(option.ValueName is { } value ? $" <{value}>" : "")}{(option.IsRequired ? " (REQUIRED)" : "")}";
}
