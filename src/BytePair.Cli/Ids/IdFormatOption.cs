using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary><c>--format</c>: how ids are written, or are to be read.</summary>
internal sealed class IdFormatOption : ChoiceOption
{
    public IdFormatOption(string description)
        : base("--format", description, "text", "json", "u16", "u32") => Alias = "-f";

    public IdFormat Format => Value switch
    {
        "json" => IdFormat.Json,
        "u16" => IdFormat.UInt16,
        "u32" => IdFormat.UInt32,
        _ => IdFormat.Text,
    };
}
