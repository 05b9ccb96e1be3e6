using System.CommandLine;
using System.CommandLine.Parsing;

namespace BytePair.Cli.CommandLine;

/// <summary>One line for what is wrong with a command line, where the parser's library has several and its help beside.</summary>
internal static class UsageErrors
{
    /// <summary>The line, or null when the command line can be invoked.</summary>
    public static string? Describe(ParseResult parsed)
    {
        if (parsed.Action is ShowHelp || AsksForCompletions(parsed))
        {
            return null;
        }

        if (parsed.CommandResult.Command is ParserCommand command)
        {
            return UnknownOption(parsed) is { } option ? command.ExplainUnknown(option)
                : parsed.Errors is [var first, ..] ? command.Explain(first.Message)
                : null;
        }

        if (parsed.Errors.Count == 0 || AsksForVersion(parsed))
        {
            return null;
        }

        string known = string.Join(", ", parsed.RootCommandResult.Command.Subcommands.Select(subcommand => subcommand.Name));
        return parsed.UnmatchedTokens is [var unknown, ..]
            ? $"'{unknown}' is no command. Use one of {known}; 'bytepair --help' explains them."
            : $"no command given. Use one of {known}; 'bytepair --help' explains them.";
    }

    /// <summary>A shell asks what could follow, as <c>bytepair [suggest:9] "bytepair c"</c>: half a command line is no error.</summary>
    private static bool AsksForCompletions(ParseResult parsed) => parsed.Tokens is [{ Type: TokenType.Directive }, ..];

    private static bool AsksForVersion(ParseResult parsed) => parsed.GetResult("--version") is OptionResult { Implicit: false };

    /// <summary>
    /// The library takes a word that it doesn't know for a file, even if it looks like an option. Here <c>--encodnig</c> is a
    /// mistake; after <c>--</c> it is a file.
    /// </summary>
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value is ['-', _, ..])
            ?.Value;
}
