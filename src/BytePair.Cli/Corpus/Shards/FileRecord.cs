namespace BytePair.Cli.Corpus.Shards;

/// <summary>A file as it should be.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">In hexadecimal.</param>
internal sealed record FileRecord(string Name, long Bytes, string Sha256);
