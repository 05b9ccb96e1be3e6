namespace BytePair.Cli.CommandLine;

/// <summary>An option without a value, which is given or isn't.</summary>
internal sealed class Flag(string name, string description) : ToolOption(name, description)
{
    public override string? ValueName => null;

    protected override string? Read(string word) => null;
}
