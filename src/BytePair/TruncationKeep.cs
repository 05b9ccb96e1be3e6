namespace BytePair;

/// <summary>Which part of a text is kept when it is truncated.</summary>
public enum TruncationKeep
{
    /// <summary>Its start.</summary>
    Start,

    /// <summary>Its end.</summary>
    End,

    /// <summary>Its start and its end, with as many tokens each; the start has the odd one. What is in the middle is left out.</summary>
    StartAndEnd,
}
