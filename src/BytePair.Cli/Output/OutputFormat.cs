namespace BytePair.Cli.Output;

/// <summary>For whom the output of a command is.</summary>
internal enum OutputFormat
{
    /// <summary>For people: lines and tables.</summary>
    Text,

    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>A header and rows, by RFC 4180, but lines end as elsewhere in the system.</summary>
    Csv,
}
