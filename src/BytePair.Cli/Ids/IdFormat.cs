namespace BytePair.Cli.Ids;

/// <summary>How ids are written outside of a program.</summary>
internal enum IdFormat
{
    /// <summary>Decimal numbers, the ids of each file on a line.</summary>
    Text,

    /// <summary>An array of numbers for each file, on a line of its own.</summary>
    Json,

    /// <summary>Two bytes an id, the low one first, with nothing between and nothing before.</summary>
    UInt16,

    /// <summary>Four bytes an id, the low one first, with nothing between and nothing before.</summary>
    UInt32,
}
