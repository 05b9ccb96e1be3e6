namespace BytePair.Budgeting;

/// <summary>A number of tokens that was guessed, not counted, and between which numbers the true one mostly is.</summary>
public readonly record struct TokenEstimate
{
    internal TokenEstimate(long low, long tokens, long high)
    {
        Low = low;
        Tokens = tokens;
        High = high;
    }

    /// <summary>The number that is about right for half of such texts and too small for the others, in tokens.</summary>
    public long Tokens { get; }

    /// <summary>Of 20 texts like those that were measured, 1 has fewer tokens than this.</summary>
    public long Low { get; }

    /// <summary>Of 20 texts like those that were measured, 1 has more tokens than this.</summary>
    public long High { get; }
}
