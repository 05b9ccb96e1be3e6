namespace BytePair.Cli.Corpus.Shards;

/// <summary>How a shard looks: ids behind a header that says how many there are, if there is one, and files beside it.</summary>
internal abstract class ShardFormat
{
    /// <summary>The type of ids.</summary>
    public required IdType IdType { get; init; }

    /// <summary>What the names of files of ids end with.</summary>
    public abstract string Extension { get; }

    /// <summary>What comes before the ids, in bytes.</summary>
    public virtual int HeaderLength => 0;

    /// <summary>Whether a document has to be in one shard.</summary>
    public virtual bool KeepsDocumentsWhole => false;

    /// <summary>What is remembered of each document until the shard is complete, in bytes.</summary>
    public virtual int EntryLength => 0;

    /// <summary>What the names of files beside the shard end with.</summary>
    public virtual IReadOnlyList<string> SideExtensions => [];

    /// <summary>Writes the header.</summary>
    /// <param name="header">Of <see cref="HeaderLength"/>.</param>
    /// <param name="tokens">How many ids there are, or will be.</param>
    public virtual void WriteHeader(Span<byte> header, long tokens)
    {
    }

    /// <summary>Writes what is remembered of a document.</summary>
    /// <param name="entry">Of <see cref="EntryLength"/>.</param>
    /// <param name="tokens">How many tokens the document has.</param>
    /// <param name="end">Where it ends in the shard, in tokens.</param>
    public virtual void WriteEntry(Span<byte> entry, long tokens, long end)
    {
    }

    /// <summary>Writes a file beside the shard.</summary>
    /// <param name="extension">One of <see cref="SideExtensions"/>.</param>
    /// <param name="tokens">How many tokens the shard has.</param>
    /// <param name="documents">How many documents it has.</param>
    /// <param name="entries">What is remembered of them.</param>
    /// <param name="output">Receives the file.</param>
    public virtual void WriteSideFile(string extension, long tokens, long documents, Stream entries, Stream output)
    {
    }
}
