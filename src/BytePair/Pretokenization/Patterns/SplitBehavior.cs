namespace BytePair.Pretokenization.Patterns;

/// <summary>What a step makes of the stretches that its pattern matches, and of those between.</summary>
internal enum SplitBehavior
{
    /// <summary>Each is a piece.</summary>
    Isolated,

    /// <summary>Those that match are left out.</summary>
    Removed,

    /// <summary>One that matches belongs to the stretch before it, if that doesn't.</summary>
    MergedWithPrevious,

    /// <summary>One that matches belongs to the stretch behind it, if that doesn't.</summary>
    MergedWithNext,

    /// <summary>Those that match, where one follows the other, are one piece; so are those that don't.</summary>
    Contiguous,
}
