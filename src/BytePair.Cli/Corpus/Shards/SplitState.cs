namespace BytePair.Cli.Corpus.Shards;

/// <summary>What has been written of one side of the corpus: what the journal says of it, and from which it can be gone on with.</summary>
/// <param name="name"><c>train</c> or <c>val</c>.</param>
internal sealed class SplitState(string name)
{
    public string Name => name;

    /// <summary>The complete shards, in order.</summary>
    public List<ShardRecord> Completed { get; init; } = [];

    /// <summary>How many documents have ended.</summary>
    public long Documents { get; set; }

    /// <summary>How many tokens there are.</summary>
    public long Tokens { get; set; }

    /// <summary>How many documents have ended in the open shard.</summary>
    public long ShardDocuments { get; set; }

    /// <summary>How many tokens are in the open shard.</summary>
    public long ShardTokens { get; set; }

    /// <summary>How many tokens the open document has so far.</summary>
    public long DocumentTokens { get; set; }

    /// <summary>The same at this moment.</summary>
    public SplitState Copy() => new(name)
    {
        Completed = [.. Completed],
        Documents = Documents,
        Tokens = Tokens,
        ShardDocuments = ShardDocuments,
        ShardTokens = ShardTokens,
        DocumentTokens = DocumentTokens,
    };
}
