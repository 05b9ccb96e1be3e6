using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is a number of tokens.</summary>
internal static class TokenCountOption
{
    /// <param name="name">The option.</param>
    /// <param name="least">The least number that makes sense.</param>
    /// <param name="description">What it is for.</param>
    public static Option<int?> Create(string name, int least, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = argument => Parse(argument, name, least),
    };

    private static int? Parse(ArgumentResult argument, string name, int least)
    {
        string text = argument.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least)
        {
            return number;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} can't be '{text}': use a whole number of tokens from {least} to {int.MaxValue}."));
        return null;
    }
}
