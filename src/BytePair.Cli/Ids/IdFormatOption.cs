using System.CommandLine;
using System.CommandLine.Parsing;

namespace BytePair.Cli.Ids;

/// <summary><c>--format</c>: how ids are written, or are to be read.</summary>
internal static class IdFormatOption
{
    public static Option<IdFormat> Create(string description)
    {
        var option = new Option<IdFormat>("--format", "-f")
        {
            HelpName = "text|json|u16|u32",
            Description = description,
            CustomParser = Parse,
        };
        option.CompletionSources.Add("text", "json", "u16", "u32");
        return option;
    }

    private static IdFormat Parse(ArgumentResult argument)
    {
        switch (argument.Tokens[^1].Value)
        {
            case "text":
                return IdFormat.Text;
            case "json":
                return IdFormat.Json;
            case "u16":
                return IdFormat.UInt16;
            case "u32":
                return IdFormat.UInt32;
            case var unknown:
                argument.AddError($"--format can't be '{unknown}': use text, json, u16 or u32.");
                return default;
        }
    }
}
