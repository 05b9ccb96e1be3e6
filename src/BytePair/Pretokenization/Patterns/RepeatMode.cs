namespace BytePair.Pretokenization.Patterns;

/// <summary>How often a repeated item is tried first.</summary>
internal enum RepeatMode
{
    /// <summary>As often as it matches, then less and less.</summary>
    Greedy,

    /// <summary>As seldom as allowed, then more and more.</summary>
    Lazy,

    /// <summary>As often as it matches, and no less.</summary>
    Possessive,
}
