namespace BytePair.Cli.Corpus.Reading;

/// <summary>A place in the sources from which reading can go on.</summary>
internal sealed record ReadingPosition
{
    /// <summary>Which source; their number when all are read.</summary>
    public required int Source { get; init; }

    /// <summary>How much of its text was read, in bytes.</summary>
    public long Offset { get; init; }

    /// <summary>How much of that isn't done with, in bytes.</summary>
    public int Carry { get; init; }

    /// <summary>The SHA-256 of the text up to <see cref="Offset"/>, in hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The line that is read, from 1 on.</summary>
    public long Line { get; init; } = 1;

    /// <summary>Where that line begins, in bytes.</summary>
    public long LineStart { get; init; }

    /// <summary>Whether the place is between the elements of a JSON array.</summary>
    public bool IsInArray { get; init; }

    /// <summary>Whether it is within a document.</summary>
    public bool IsWithinDocument { get; init; }

    /// <summary>Whether that document is for validation.</summary>
    public bool IsValidation { get; init; }

    /// <summary>How much of that document's text is done with, in bytes.</summary>
    public long DocumentOffset { get; init; }

    /// <summary>How many documents of the source are done with.</summary>
    public long Documents { get; init; }

    /// <summary>How many were passed over because they were invalid.</summary>
    public long Skipped { get; init; }
}
