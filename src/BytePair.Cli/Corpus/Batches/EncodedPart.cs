namespace BytePair.Cli.Corpus.Batches;

/// <summary>How many tokens a part has, separators among them.</summary>
internal readonly record struct EncodedPart(int Tokens, PartFlags Flags);
