namespace BytePair.Cli.Corpus.Batches;

/// <summary>Where a part stands in its document, and which side the document is on.</summary>
[Flags]
internal enum PartFlags : byte
{
    None = 0,

    /// <summary>The document begins with it.</summary>
    Starts = 1,

    /// <summary>The document ends with it.</summary>
    Ends = 2,

    /// <summary>The document is for validation.</summary>
    IsValidation = 4,
}
