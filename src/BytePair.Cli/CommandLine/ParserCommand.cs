using System.CommandLine;
using System.CommandLine.Parsing;

namespace BytePair.Cli.CommandLine;

/// <summary>A command as the parser's library knows it. It finds the words of each parameter; what they mean is the parameter's own affair.</summary>
internal sealed class ParserCommand : Command
{
    private readonly List<(Parameter Parameter, Symbol Symbol)> symbols = [];

    /// <param name="command">A new command.</param>
    public ParserCommand(ToolCommand command)
        : base(command.Name, command.Description)
    {
        Tool = command;
        foreach (Parameter parameter in command.Parameters)
        {
            symbols.Add((parameter, parameter is ToolOption option ? Add(option) : Add((ToolArgument)parameter)));
        }

        foreach (ToolCommand subcommand in command.Subcommands)
        {
            Subcommands.Add(new ParserCommand(subcommand));
        }

        SetAction(parsed => Read(parsed) is { } wrong ? Failure.Report(wrong) : command.Run());
    }

    /// <summary>The command itself.</summary>
    public ToolCommand Tool { get; }

    public string Help => HelpText.Of(Tool);

    /// <summary>Gives the command its words; returns what is wrong with them, or null.</summary>
    public string? Read(ParseResult parsed)
    {
        foreach ((Parameter parameter, Symbol symbol) in symbols)
        {
            foreach (string word in WordsOf(symbol, parsed))
            {
                if (parameter.Take(word) is { } wrong)
                {
                    return Explain(wrong);
                }
            }
        }

        return Tool.Check() is { } together ? Explain(together) : null;
    }

    /// <summary>The message, and where more is told.</summary>
    public string Explain(string message) => $"{message} See 'bytepair {Tool.FullName} --help'.";

    /// <summary>A mistyped option, which the library takes for a file.</summary>
    public string ExplainUnknown(string option) => $"unknown option '{option}'. 'bytepair {Tool.FullName} --help' lists the options; a file of that name is written ./{option}";

    private Option Add(ToolOption option)
    {
        Option added = option.ValueName is null ? new Option<bool>(option.Name)
            : option.TakesSeveral ? new Option<string[]>(option.Name) { Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false }
            : new Option<string>(option.Name);
        added.Required = option.IsRequired;
        if (option.Alias is { } alias)
        {
            added.Aliases.Add(alias);
        }

        if (option.Suggestions is { } suggestions)
        {
            added.CompletionSources.Add(_ => suggestions().Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        }

        Options.Add(added);
        return added;
    }

    private Argument Add(ToolArgument argument)
    {
        Argument added = argument.TakesSeveral
            ? new Argument<string[]>(argument.Name) { Arity = argument.IsRequired ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore }
            : new Argument<string>(argument.Name) { Arity = argument.IsRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        if (argument.Suggestions is { } suggestions)
        {
            added.CompletionSources.Add(_ => suggestions().Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        }

        Arguments.Add(added);
        return added;
    }

    private static IEnumerable<string> WordsOf(Symbol symbol, ParseResult parsed) => symbol switch
    {
        Option<bool> flag => parsed.GetValue(flag) ? [flag.Name] : [],
        Option option => parsed.GetResult(option)?.Tokens.Select(token => token.Value) ?? [],
        Argument argument => parsed.GetResult(argument)?.Tokens.Select(token => token.Value) ?? [],
        _ => [],
    };
}
