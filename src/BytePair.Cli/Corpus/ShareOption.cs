using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Corpus;

/// <summary>An option whose value is a share of 1, and 0 if it isn't given.</summary>
internal sealed class ShareOption(string name, string description) : ToolOption(name, description)
{
    public override string ValueName => "SHARE";

    public double Value { get; private set; }

    protected override string? Read(string word)
    {
        bool isNumber = double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share);
        Value = share;
        return isNumber && share < 1 ? null : $"{Name} can't be '{word}': use a share of 1, such as 0.01.";
    }
}
