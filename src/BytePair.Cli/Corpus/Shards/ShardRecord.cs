namespace BytePair.Cli.Corpus.Shards;

/// <summary>A complete shard.</summary>
/// <param name="Documents">How many documents end in it.</param>
/// <param name="Tokens">How many ids it has.</param>
/// <param name="Files">The ids, and what is beside them.</param>
internal sealed record ShardRecord(long Documents, long Tokens, IReadOnlyList<FileRecord> Files);
