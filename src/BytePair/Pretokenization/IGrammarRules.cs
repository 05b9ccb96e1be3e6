namespace BytePair.Pretokenization;

/// <summary>
/// How a grammar differs from others of its family. A struct type parameter where speed matters, so that the compiler of each grammar's code
/// sees constants; an object elsewhere.
/// </summary>
internal interface IGrammarRules
{
    GrammarFamily Family { get; }

    /// <summary>Characters of a number; 0 for any number of them.</summary>
    int MaxDigits { get; }

    /// <summary>Whether marks are as letters (where they aren't anyway, as in o200k).</summary>
    bool MarksAreLetters { get; }

    /// <summary>Whether a word takes a contraction behind it, or one is a piece of its own.</summary>
    bool HasContractions { get; }

    /// <summary>Whether blanks behind a newline, and up to the end of the text, go with it, as they do to another newline.</summary>
    bool TakesBlanksToEnd { get; }
}
