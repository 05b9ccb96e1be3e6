namespace BytePair.Budgeting;

/// <summary>What a picture costs in tokens, and how sure that is.</summary>
public readonly record struct ImageTokenCount
{
    /// <summary>Makes a count.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="isExact">Whether the figure is documented or measured, and every known reading of the rule gives it.</param>
    /// <param name="errorTokens">The greatest difference to another known reading, in tokens.</param>
    /// <param name="rule">The rule in words.</param>
    public ImageTokenCount(int tokens, bool isExact, int errorTokens, string rule)
    {
        Tokens = tokens;
        IsExact = isExact;
        ErrorTokens = errorTokens;
        Rule = rule;
    }

    /// <summary>The tokens of the picture, beside those of the message that holds it.</summary>
    public int Tokens { get; }

    /// <summary>True if the rule is documented or measured for this model, and every known reading of it gives the same.</summary>
    public bool IsExact { get; }

    /// <summary>
    /// The greatest difference, in tokens, to what another source or another way to round would give. 0 in a count that isn't
    /// exact says that one reading alone is known, and that for this model it is an inference.
    /// </summary>
    public int ErrorTokens { get; }

    /// <summary>The rule in words, e.g. <c>patches of 32 px, at most 1536, times 1.62</c>.</summary>
    public string Rule { get; }
}
