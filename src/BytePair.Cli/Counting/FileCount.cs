namespace BytePair.Cli.Counting;

/// <summary>What a file, or a group of files, came to.</summary>
internal sealed record FileCount(string Name)
{
    public int Files { get; init; } = 1;

    public long Tokens { get; init; }

    /// <summary>Of JSON Lines, those of the texts that were counted.</summary>
    public long Bytes { get; init; }

    /// <summary>Of JSON Lines: the lines that hold something.</summary>
    public long Records { get; init; }

    /// <summary>Records in which no field that was asked for is a string.</summary>
    public long RecordsWithoutText { get; init; }

    /// <summary>The most tokens of a record.</summary>
    public long LongestRecord { get; init; }

    /// <summary>Files or records that have more tokens than each may have.</summary>
    public long OverLimit { get; init; }

    /// <summary>Why it couldn't be counted.</summary>
    public string? Failure { get; init; }

    /// <summary>It was left out because it is no text.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Both together, under the name of the first.</summary>
    public FileCount Plus(FileCount other) => this with
    {
        Files = Files + other.Files,
        Tokens = Tokens + other.Tokens,
        Bytes = Bytes + other.Bytes,
        Records = Records + other.Records,
        RecordsWithoutText = RecordsWithoutText + other.RecordsWithoutText,
        LongestRecord = Math.Max(LongestRecord, other.LongestRecord),
        OverLimit = OverLimit + other.OverLimit,
    };

    /// <summary>The sum of several.</summary>
    public static FileCount Sum(string name, IEnumerable<FileCount> counts) => counts.Aggregate(new FileCount(name) { Files = 0 }, (sum, next) => sum.Plus(next));
}
