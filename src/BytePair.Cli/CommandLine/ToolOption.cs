namespace BytePair.Cli.CommandLine;

/// <summary>A parameter that the command line names, as <c>--name</c>.</summary>
internal abstract class ToolOption(string name, string description) : Parameter(name, description)
{
    /// <summary>A shorter name, as <c>-n</c>; null if there is none.</summary>
    public string? Alias { get; init; }
}
