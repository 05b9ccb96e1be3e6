namespace BytePair.Pretokenization;

/// <summary>What a run is made of.</summary>
internal enum RunKind
{
    /// <summary><c>\s</c>.</summary>
    Spaces,

    /// <summary><c>\p{L}</c>.</summary>
    Letters,

    /// <summary><c>\p{N}</c>.</summary>
    Numbers,

    /// <summary><c>[^\s\p{L}\p{N}]</c>.</summary>
    Symbols,

    /// <summary><see cref="CharacterClass.Head"/>.</summary>
    Heads,

    /// <summary><see cref="CharacterClass.Tail"/>.</summary>
    Tails,

    /// <summary><c>[\p{L}\p{M}]</c>.</summary>
    LettersAndMarks,

    /// <summary><c>[^\s\p{L}\p{M}\p{N}]</c>.</summary>
    SymbolsButMarks,

    /// <summary><c>[\r\n]</c>.</summary>
    Newlines,

    /// <summary><c>[\r\n/]</c>.</summary>
    NewlinesAndSlashes,
}
