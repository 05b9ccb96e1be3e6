using System.Globalization;
using BytePair.Cli.Corpus.Batches;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>Writes one side of the corpus, shard after shard.</summary>
/// <param name="folder">Where.</param>
/// <param name="format">How shards look.</param>
/// <param name="tokensPerShard">How many ids a shard has, or <see cref="long.MaxValue"/> for one shard of all.</param>
/// <param name="state">What has been written.</param>
internal sealed class SplitWriter(string folder, ShardFormat format, long tokensPerShard, SplitState state) : IDisposable
{
    private SplitState state = state;
    private ShardFile? open;
    private int forgotten;

    /// <summary>What has been written.</summary>
    public SplitState State => state;

    private bool IsSharded => tokensPerShard < long.MaxValue;

    private long ExpectedTokens => IsSharded ? tokensPerShard : 0;

    /// <summary>Adds a part of a document.</summary>
    public void Add(ReadOnlySpan<byte> ids, PartFlags part)
    {
        if (part.HasFlag(PartFlags.Starts))
        {
            state.DocumentTokens = 0;
        }

        do
        {
            ids = ids.Slice(AddSome(ids, part.HasFlag(PartFlags.Ends)));
        }
        while (!ids.IsEmpty);
    }

    /// <summary>Makes the files what the state says, whatever was written after it.</summary>
    public void GoBack(SplitState to)
    {
        open?.Dispose();
        open = null;
        state = to;
        if (state.ShardTokens > 0 || (state.ShardDocuments > 0 && format.EntryLength > 0))
        {
            Open();
        }
    }

    /// <summary>Brings all to the disk.</summary>
    public void Flush() => open?.Flush();

    /// <summary>Deletes what was remembered of documents of shards that nobody goes back to any more.</summary>
    public void Forget()
    {
        for (; forgotten < state.Completed.Count && format.EntryLength > 0; forgotten++)
        {
            File.Delete(Path.Combine(folder, ShardFile.EntriesName(NameOf(forgotten)) + DurableFile.PartialExtension));
        }
    }

    /// <summary>Completes the last shard.</summary>
    public void Finish()
    {
        if (open is not null)
        {
            CompleteShard();
        }

        state.ShardDocuments = 0;
    }

    /// <summary>Deletes the files of this side that what was written doesn't have.</summary>
    public void DeleteOthers()
    {
        var kept = state.Completed.SelectMany(shard => shard.Files).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        if (open is not null)
        {
            string name = NameOf(state.Completed.Count);
            kept.Add(name + format.Extension + DurableFile.PartialExtension);
            kept.Add(ShardFile.EntriesName(name) + DurableFile.PartialExtension);
        }

        foreach (string file in FindFiles())
        {
            if (!kept.Contains(file))
            {
                File.Delete(Path.Combine(folder, file));
            }
        }
    }

    /// <summary>The files of the folder that have names of this side's.</summary>
    public IReadOnlyList<string> FindFiles() =>
        [.. Directory.EnumerateFiles(folder, state.Name + "*").Select(path => Path.GetFileName(path)).Where(IsOfThisSide).Order(StringComparer.Ordinal)];

    public void Dispose() => open?.Dispose();

    private string NameOf(int shard) => IsSharded ? string.Create(CultureInfo.InvariantCulture, $"{state.Name}_{shard:D6}") : state.Name;

    private bool IsOfThisSide(string file)
    {
        string name = file.EndsWith(DurableFile.PartialExtension, StringComparison.Ordinal) ? file[..^DurableFile.PartialExtension.Length] : file;
        string[] extensions = [ShardFile.EntriesName(string.Empty), format.Extension, .. format.SideExtensions];
        return extensions.Any(extension => name.EndsWith(extension, StringComparison.Ordinal) && IsNameOfShard(name.AsSpan(0, name.Length - extension.Length)));
    }

    private bool IsNameOfShard(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> number = name.Slice(state.Name.Length);
        return number.IsEmpty || (number[0] == '_' && number.Length > 1 && number.Slice(1).IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private int AddSome(ReadOnlySpan<byte> ids, bool isEnd)
    {
        int width = format.IdType.Width;
        int count = (int)Math.Min(ids.Length / width, format.KeepsDocumentsWhole ? int.MaxValue : tokensPerShard - state.ShardTokens);
        if (count > 0 || (isEnd && format.EntryLength > 0))
        {
            Open();
        }

        open?.Write(ids.Slice(0, count * width));
        state.Tokens += count;
        state.ShardTokens += count;
        state.DocumentTokens += count;
        if (isEnd && count * width == ids.Length)
        {
            EndDocument();
        }

        bool isBoundary = !format.KeepsDocumentsWhole || isEnd;
        if (isBoundary && state.ShardTokens >= tokensPerShard)
        {
            CompleteShard();
        }

        return count * width;
    }

    private void EndDocument()
    {
        if (format.EntryLength > 0)
        {
            open!.EndDocument(state.DocumentTokens, state.ShardTokens);
        }

        state.Documents++;
        state.ShardDocuments++;
        state.DocumentTokens = 0;
    }

    private void Open() =>
        open ??= new ShardFile(folder, NameOf(state.Completed.Count), format, ExpectedTokens, state.ShardTokens, state.ShardDocuments);

    private void CompleteShard()
    {
        IReadOnlyList<FileRecord> files = open!.Complete(state.ShardTokens, state.ShardDocuments);
        open = null;
        state.Completed.Add(new ShardRecord(state.ShardDocuments, state.ShardTokens, files));
        state.ShardTokens = 0;
        state.ShardDocuments = 0;
    }
}
