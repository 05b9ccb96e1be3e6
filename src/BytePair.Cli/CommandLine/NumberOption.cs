using System.Globalization;

namespace BytePair.Cli.CommandLine;

/// <summary>An option whose value is a whole number.</summary>
internal sealed class NumberOption(string name, string description, long least = 0, long most = long.MaxValue) : ToolOption(name, description)
{
    public override string ValueName => "N";

    /// <summary>Null if it isn't given.</summary>
    public long? Value { get; private set; }

    /// <summary>The same of one that is required.</summary>
    public long RequiredValue => Value ?? throw new InvalidOperationException($"Nothing was checked to be there for '{Name}'.");

    /// <summary>A number of tokens, from the least that makes sense to the most that a text in memory may have.</summary>
    public static NumberOption OfTokens(string name, int least, string description, bool isRequired = false) =>
        new(name, description, least, int.MaxValue) { Unit = " of tokens", IsRequired = isRequired };

    /// <summary>Behind "a whole number", in messages.</summary>
    private string Unit { get; init; } = "";

    protected override string? Read(string word)
    {
        bool isNumber = long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        Value = number;
        return isNumber && number >= least && number <= most ? null : $"{Name} can't be '{word}': use a whole number{Unit} from {Shown(least)} {(most == long.MaxValue ? "on" : $"to {Shown(most)}")}.";
    }

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);
}
