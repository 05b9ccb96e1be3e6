using System.Globalization;

namespace BytePair.Budgeting;

/// <summary>What a request costs, part by part, in US dollars, exact to the last digit; and of which day the prices are.</summary>
public sealed record TokenCost
{
    internal TokenCost(string modelName, TokenUsage usage)
    {
        ModelName = modelName;
        Usage = usage;
    }

    /// <summary>The name of the model.</summary>
    public string ModelName { get; }

    /// <summary>What was billed.</summary>
    public TokenUsage Usage { get; }

    /// <summary>The input that wasn't cached, in US dollars.</summary>
    public decimal Input { get; internal init; }

    /// <summary>The input from the provider's cache, in US dollars.</summary>
    public decimal CachedInput { get; internal init; }

    /// <summary>The output that is seen, in US dollars.</summary>
    public decimal Output { get; internal init; }

    /// <summary>The hidden reasoning, which is billed as output, in US dollars.</summary>
    public decimal Reasoning { get; internal init; }

    /// <summary>All of it, in US dollars.</summary>
    public decimal Total => Input + CachedInput + Output + Reasoning;

    /// <summary>True if the input was so long that the whole request is billed at the prices for long contexts.</summary>
    public bool IsLongContext { get; internal init; }

    /// <summary>The day that the prices are of, midnight UTC; null if not known.</summary>
    public DateTime? PricesAsOf { get; internal init; }

    /// <summary>The total and the day of the prices, for people.</summary>
    public override string ToString()
    {
        string day = PricesAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "a day not known";
        return string.Format(CultureInfo.InvariantCulture, "${0:0.########} for {1} (prices as of {2}{3})", Total, ModelName, day, IsLongContext ? ", long context" : "");
    }
}
