using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is a whole number from 0 on.</summary>
internal static class NumberOption
{
    public static Option<long?> Create(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = Parse,
    };

    private static long? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return number;
        }

        argument.AddError($"{(argument.Parent as OptionResult)?.Option.Name} can't be '{text}': use a whole number from 0 on.");
        return null;
    }
}
