namespace BytePair.Cli.CommandLine;

/// <summary>An argument of one word.</summary>
internal sealed class TextArgument(string name, string description) : ToolArgument(name, description)
{
    /// <summary>Null if it isn't given.</summary>
    public string? Value { get; private set; }

    /// <summary>The same of one that is required.</summary>
    public string RequiredValue => Value ?? throw new InvalidOperationException($"Nothing was checked to be there for '{Name}'.");

    protected override string? Read(string word)
    {
        Value = word;
        return null;
    }
}
