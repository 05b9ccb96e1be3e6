namespace BytePair.Cli.Counting;

/// <summary>Which files share a row.</summary>
internal enum Grouping
{
    None,

    /// <summary>Those of the same extension.</summary>
    Extension,

    /// <summary>Those directly in the same folder.</summary>
    Folder,
}
