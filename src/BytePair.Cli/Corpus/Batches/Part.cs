namespace BytePair.Cli.Corpus.Batches;

/// <summary>A stretch of a batch's text: a document, or a part of one that may be encoded by itself.</summary>
/// <param name="End">Where it ends in the batch's text, in bytes.</param>
/// <param name="Source">Which source it is from.</param>
/// <param name="Line">The line of the source on which the document begins.</param>
/// <param name="Offset">How much of the document comes before it, in bytes.</param>
/// <param name="Flags">Where it stands in its document.</param>
internal readonly record struct Part(int End, int Source, long Line, long Offset, PartFlags Flags);
