namespace BytePair.Cli.Corpus.Journals;

/// <summary>What a source is made of.</summary>
internal enum SourceKind
{
    /// <summary>One document.</summary>
    Text,

    /// <summary>A JSON value on each line.</summary>
    JsonLines,

    /// <summary>An array of JSON values, or values one after the other.</summary>
    Json,
}
