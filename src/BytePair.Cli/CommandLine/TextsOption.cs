namespace BytePair.Cli.CommandLine;

/// <summary>An option that may be given several times, with a text each time.</summary>
internal sealed class TextsOption(string name, string valueName, string description) : ToolOption(name, description)
{
    private List<string>? values;

    public override string ValueName => valueName;

    public override bool TakesSeveral => true;

    /// <summary>In the order of the command line; empty if it isn't given.</summary>
    public IReadOnlyList<string> Values => values ?? [];

    protected override string? Read(string word)
    {
        (values ??= []).Add(word);
        return null;
    }
}
