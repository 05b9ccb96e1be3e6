namespace BytePair.Cli.Corpus.Journals;

/// <summary>A source, and what is known of it once it has been read.</summary>
internal sealed record SourceRecord
{
    /// <summary>The file, or <c>-</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its length as it lies on disk.</summary>
    public long Bytes { get; init; }

    /// <summary>The length of its text, which differs if it is packed.</summary>
    public long TextBytes { get; init; }

    /// <summary>The hash of the file, in hexadecimal; empty until it has been read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>When it was last written, in ticks of 100 ns; it is no part of the manifest.</summary>
    public long Modified { get; init; }

    /// <summary>How many documents it has.</summary>
    public long Documents { get; init; }

    /// <summary>How many were passed over because they were invalid.</summary>
    public long Skipped { get; init; }
}
