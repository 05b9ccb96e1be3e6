using BytePair.Budgeting.Estimates;

namespace BytePair.Budgeting;

/// <summary>How far a rule of thumb is off for one kind of text in one encoding, measured on samples of 2,000 chars.</summary>
/// <remarks>The factors are true tokens over tokens by the rule: at 1.2 there are a fifth more than it says.</remarks>
public sealed record RuleOfThumbError
{
    internal RuleOfThumbError(TextKind kind, int sampleCount, string encodingName, bool isByWords, Factors factors)
    {
        Kind = kind;
        EncodingName = encodingName;
        IsByWords = isByWords;
        SampleCount = sampleCount;
        LowFactor = factors.Low;
        MedianFactor = factors.Median;
        HighFactor = factors.High;
    }

    /// <summary>The kind of text.</summary>
    public TextKind Kind { get; }

    /// <summary>The number of samples that were measured.</summary>
    public int SampleCount { get; }

    /// <summary>The name of the encoding.</summary>
    public string EncodingName { get; }

    /// <summary>True for the rule of 0.75 words a token, false for that of 4 chars a token.</summary>
    public bool IsByWords { get; }

    /// <summary>Of 20 samples, 1 has a factor below this one.</summary>
    public double LowFactor { get; }

    /// <summary>Half of the samples have a factor below this one, half above.</summary>
    public double MedianFactor { get; }

    /// <summary>Of 20 samples, 1 has a factor above this one.</summary>
    public double HighFactor { get; }
}
