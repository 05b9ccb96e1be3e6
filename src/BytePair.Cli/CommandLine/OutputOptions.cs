using System.CommandLine;
using System.CommandLine.Parsing;
using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--json</c> and <c>--csv</c>, of which a command line has one at most, and <c>--color</c>.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> jsonOption = new("--json") { Description = "Writes JSON." };
    private readonly Option<bool> csvOption = new("--csv") { Description = "Writes CSV, with a header." };

    private readonly Option<string> colorOption = new("--color")
    {
        HelpName = "auto|always|never",
        Description = "Colours: in a terminal unless NO_COLOR is set (auto, the default), always, or never.",
    };

    private readonly Option<bool> noColorOption = new("--no-color") { Description = "The same as --color never." };

    /// <summary>Adds the options to a command that writes the given formats beside text.</summary>
    public OutputOptions(Command command, params OutputFormat[] formats)
    {
        foreach (OutputFormat format in formats)
        {
            command.Options.Add(format == OutputFormat.Json ? jsonOption : csvOption);
        }

        colorOption.CompletionSources.Add("auto", "always", "never");
        colorOption.Validators.Add(CheckColor);
        command.Options.Add(colorOption);
        command.Options.Add(noColorOption);
        command.Validators.Add(CheckTogether);
    }

    /// <summary>The format that the command line asks for.</summary>
    public OutputFormat FormatIn(ParseResult parsed) =>
        parsed.GetResult(jsonOption) is not null && parsed.GetValue(jsonOption) ? OutputFormat.Json
        : parsed.GetResult(csvOption) is not null && parsed.GetValue(csvOption) ? OutputFormat.Csv
        : OutputFormat.Text;

    /// <summary>Standard output, with or without colours as the command line wants it.</summary>
    public Screen ScreenIn(ParseResult parsed) =>
        parsed.GetValue(noColorOption) ? Screen.WithoutColours() : parsed.GetValue(colorOption) switch
        {
            "always" => Screen.WithColours(),
            "never" => Screen.WithoutColours(),
            _ => Screen.Detect(),
        };

    private static void CheckColor(OptionResult result)
    {
        if (result.Tokens is [{ Value: not ("auto" or "always" or "never") } token, ..])
        {
            result.AddError($"--color can't be '{token.Value}': use auto, always or never.");
        }
    }

    private void CheckTogether(CommandResult result)
    {
        if (result.GetResult(jsonOption) is not null && result.GetResult(csvOption) is not null)
        {
            result.AddError("--json and --csv exclude each other: give one of them.");
        }

        if (result.GetResult(colorOption) is not null && result.GetResult(noColorOption) is not null)
        {
            result.AddError("--color and --no-color exclude each other: give one of them.");
        }
    }
}
