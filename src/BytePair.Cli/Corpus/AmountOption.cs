using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Corpus;

/// <summary>An option whose value is a number from 1 on, such as 1000, 100_000, 100K, 100M or 1B.</summary>
internal sealed class AmountOption(string name, string description) : ToolOption(name, description)
{
    public override string ValueName => "N";

    /// <summary>Null if it isn't given.</summary>
    public long? Value { get; private set; }

    protected override string? Read(string word)
    {
        ReadOnlySpan<char> digits = word.Replace("_", string.Empty, StringComparison.Ordinal);
        long unit = digits is [.., var last] ? last switch { 'K' or 'k' => 1_000, 'M' or 'm' => 1_000_000, 'B' or 'b' or 'G' or 'g' => 1_000_000_000, _ => 1 } : 1;
        digits = unit == 1 ? digits : digits[..^1];
        bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        if (!isNumber || number <= 0 || number > long.MaxValue / 2 / unit)
        {
            return $"'{word}' is no number from 1 on. It may be written as 100000, 100_000, 100K, 100M or 1B.";
        }

        Value = number * unit;
        return null;
    }
}
