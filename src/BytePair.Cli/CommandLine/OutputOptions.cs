using BytePair.Cli.Output;

namespace BytePair.Cli.CommandLine;

/// <summary><c>--json</c> and <c>--csv</c>, of which a command line has one at most, and <c>--color</c>.</summary>
internal sealed class OutputOptions
{
    private readonly Flag json = new("--json", "Writes JSON.");
    private readonly Flag csv = new("--csv", "Writes CSV, with a header.");
    private readonly ChoiceOption color = new("--color", "Colours: in a terminal unless NO_COLOR is set (auto, the default), always, or never.", "auto", "always", "never");
    private readonly Flag noColor = new("--no-color", "The same as --color never.");

    /// <param name="formats">What the command writes beside text.</param>
    public OutputOptions(params ReadOnlySpan<OutputFormat> formats)
    {
        All = new Parameter[formats.Length + 2];
        for (int i = 0; i < formats.Length; i++)
        {
            All[i] = formats[i] == OutputFormat.Json ? json : csv;
        }

        All[^2] = color;
        All[^1] = noColor;
    }

    public Parameter[] All { get; }

    /// <summary>The format that the command line asks for.</summary>
    public OutputFormat Format => json.IsGiven ? OutputFormat.Json : csv.IsGiven ? OutputFormat.Csv : OutputFormat.Text;

    /// <summary>Standard output, with or without colours as the command line wants it.</summary>
    public Screen Screen => noColor.IsGiven ? Screen.WithoutColours() : color.Value switch
    {
        "always" => Screen.WithColours(),
        "never" => Screen.WithoutColours(),
        _ => Screen.Detect(),
    };

    /// <summary>What is wrong with them together; null if nothing is.</summary>
    public string? Check() =>
        json.IsGiven && csv.IsGiven ? "--json and --csv exclude each other: give one of them."
        : color.IsGiven && noColor.IsGiven ? "--color and --no-color exclude each other: give one of them."
        : null;
}
