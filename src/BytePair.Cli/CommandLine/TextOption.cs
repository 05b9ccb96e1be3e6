namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is a text.</summary>
internal class TextOption(string name, string valueName, string description) : ToolOption(name, description)
{
    public override string ValueName => valueName;

    /// <summary>Null if it isn't given.</summary>
    public string? Value { get; private set; }

    protected override string? Read(string word)
    {
        Value = word;
        return null;
    }
}
