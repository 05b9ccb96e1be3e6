using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BytePair.Cli.CommandLine;

/// <summary>The parser's own help, followed by examples and what every command has in common.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
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

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts examples under the help of the root command and of each of its commands.</summary>
    public static void AddTo(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().First();
        help.Aliases.Remove("/h"); // a file, outside of Windows
        help.Aliases.Remove("/?");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = inner.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(parseResult.CommandResult.Command is IHasExamples command ? command.Examples : ForEveryCommand);
        return result;
    }
}
