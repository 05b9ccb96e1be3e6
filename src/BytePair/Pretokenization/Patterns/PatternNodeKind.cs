namespace BytePair.Pretokenization.Patterns;

/// <summary>What a <see cref="PatternNode"/> stands for.</summary>
internal enum PatternNodeKind
{
    /// <summary>One character of a set.</summary>
    Set,

    /// <summary>One item after the other; the empty text if there are none.</summary>
    Sequence,

    /// <summary>The first item that leads to a match.</summary>
    Choice,

    /// <summary>An item again and again.</summary>
    Repeat,

    /// <summary>An item's first match, without going back into it.</summary>
    Atomic,

    /// <summary>True where the item matches; takes nothing.</summary>
    Ahead,

    /// <summary>True where the item doesn't match; takes nothing.</summary>
    NotAhead,

    /// <summary>True at the end of the text.</summary>
    End,

    /// <summary>True between a word character and none.</summary>
    WordBoundary,

    /// <summary>True where the other isn't.</summary>
    NoWordBoundary,
}
