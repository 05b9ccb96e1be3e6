namespace BytePair.Cli.CommandLine;

/// <summary>A parameter that is told by its place alone.</summary>
internal abstract class ToolArgument(string name, string description) : Parameter(name, description)
{
    public override string ValueName => Name;
}
