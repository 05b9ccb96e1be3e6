using System.CommandLine;
using System.CommandLine.Parsing;

namespace BytePair.Cli.CommandLine;

/// <summary>One line for what is wrong with a command line, where the parser has several and its help beside.</summary>
internal static class UsageErrors
{
    /// <summary>The line, or null when the command line can be invoked.</summary>
    public static string? Describe(ParseResult parsed)
    {
        if (parsed.Action is HelpWithExamples || AsksForCompletions(parsed))
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        if (command is RootCommand root && parsed.Errors.Count > 0 && !AsksForVersion(parsed))
        {
            string known = string.Join(", ", root.Subcommands.Select(subcommand => subcommand.Name));
            return parsed.UnmatchedTokens is [var unknown, ..]
                ? $"'{unknown}' is no command. Use one of {known}; 'bytepair --help' explains them."
                : $"no command given. Use one of {known}; 'bytepair --help' explains them.";
        }

        string help = $"{PathOf(parsed.CommandResult)} --help";
        if (UnknownOption(parsed) is { } option)
        {
            return $"unknown option '{option}'. '{help}' lists the options; a file of that name is written ./{option}";
        }

        return parsed.Errors is [var first, ..] ? $"{first.Message} See '{help}'." : null;
    }

    /// <summary>The words that lead to a command: <c>bytepair models show</c>.</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult above ? $"{PathOf(above)} {result.Command.Name}" : "bytepair";

    /// <summary>A shell asks what could follow, as <c>bytepair [suggest:9] "bytepair c"</c>: half a command line is no error.</summary>
    private static bool AsksForCompletions(ParseResult parsed) => parsed.Tokens is [{ Type: TokenType.Directive }, ..];

    private static bool AsksForVersion(ParseResult parsed) => parsed.GetResult("--version") is OptionResult { Implicit: false };

    /// <summary>
    /// The parser takes a word that it doesn't know for a file, even if it looks like an option. Here <c>--encodnig</c> is a
    /// mistake; after <c>--</c> it is a file.
    /// </summary>
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value is ['-', _, ..])
            ?.Value;
}
