namespace BytePair.Pretokenization.Patterns;

/// <summary>What an instruction of a <see cref="PatternProgram"/> does.</summary>
internal enum PatternCode : byte
{
    /// <summary>The text matches.</summary>
    Accept,

    /// <summary>Takes a character of set <c>A</c>.</summary>
    Take,

    /// <summary>Takes all characters of set <c>A</c> that follow, and gives them back one by one.</summary>
    TakeAll,

    /// <summary>The same without giving back.</summary>
    TakeAllForGood,

    /// <summary>Goes on at <c>A</c>, and if that fails at <c>B</c>.</summary>
    Try,

    /// <summary>Goes on at <c>A</c>.</summary>
    GoTo,

    /// <summary>A round of loop <c>A</c> begins.</summary>
    BeginRound,

    /// <summary>A round of loop <c>A</c> ends, and has to have taken something.</summary>
    EndRound,

    /// <summary>What follows, up to its own <see cref="Accept"/>, has to match here; goes on at <c>A</c> behind it.</summary>
    Atomic,

    /// <summary>The same, but goes on where it began.</summary>
    Ahead,

    /// <summary>What follows mustn't match here; goes on at <c>A</c>.</summary>
    NotAhead,

    /// <summary>The text has to end here.</summary>
    End,

    /// <summary>A word has to begin or end here.</summary>
    WordBoundary,

    /// <summary>None may.</summary>
    NoWordBoundary,
}
