using System.CommandLine;
using System.CommandLine.Invocation;

namespace BytePair.Cli.CommandLine;

/// <summary>Our own help in the place of the library's, for whatever command it is asked for.</summary>
internal sealed class ShowHelp(ToolCommand[] commands) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) =>
        HelpText.Print(parseResult.CommandResult.Command is ParserCommand command ? command.Help : HelpText.OfAll(commands));
}
