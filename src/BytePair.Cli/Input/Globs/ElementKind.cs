namespace BytePair.Cli.Input.Globs;

/// <summary>What an element of a glob pattern matches.</summary>
internal enum ElementKind
{
    /// <summary>One given character.</summary>
    Literal,

    /// <summary><c>?</c>: any character but a slash.</summary>
    One,

    /// <summary><c>[a-z]</c>: one of a set.</summary>
    Set,

    /// <summary><c>*</c>: any number of characters but slashes.</summary>
    Star,

    /// <summary><c>/**</c> at the end: anything.</summary>
    Everything,

    /// <summary><c>**/</c>: any number of folders, none too.</summary>
    Folders,

    /// <summary>What is malformed matches nothing.</summary>
    Nothing,
}
