using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BytePair.Cli.CommandLine;

/// <summary>
/// An option whose value is a whole number. For the parser it is a text: its own types over numbers that may be missing can't be compiled ahead, and
/// would be compiled at each start.
/// </summary>
internal sealed class NumberOption : Option<string>
{
    private readonly long least;
    private readonly long most;
    private readonly string wanted;

    private NumberOption(string name, string description, long least, long most, string wanted)
        : base(name)
    {
        this.least = least;
        this.most = most;
        this.wanted = wanted;
        HelpName = "N";
        Description = description;
        CustomParser = Check;
    }

    /// <summary>A number from 0 on.</summary>
    public static NumberOption Create(string name, string description) => new(name, description, 0, long.MaxValue, "a whole number from 0 on");

    /// <summary>A number from 1 on.</summary>
    public static NumberOption UpTo(string name, int most, string description) =>
        new(name, description, 1, most, string.Create(CultureInfo.InvariantCulture, $"a number from 1 to {most}"));

    /// <summary>A number of tokens, from the least that makes sense to the most that a text in memory may have.</summary>
    public static NumberOption OfTokens(string name, int least, string description) =>
        new(name, description, least, int.MaxValue, string.Create(CultureInfo.InvariantCulture, $"a whole number of tokens from {least} to {int.MaxValue}"));

    /// <summary>The number that the command line gives; null if it gives none.</summary>
    public long? In(ParseResult parsed) => parsed.GetValue(this) is { } text ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>The same of <see cref="OfTokens"/>.</summary>
    public int? TokensIn(ParseResult parsed) => (int?)In(parsed);

    private string? Check(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most)
        {
            return text;
        }

        argument.AddError($"{Name} can't be '{text}': use {wanted}.");
        return null;
    }
}
