using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Batches;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus;

/// <summary>Makes a corpus, or goes on with one: one thread reads, some encode, and the calling one writes.</summary>
/// <remarks>
/// Batches go to the threads that encode and, in the same order, to the one that writes, which waits for each in its turn. So shards don't depend on the
/// number of threads; and what fails, fails where it stands in the sources: all before it is written, and counts.
/// </remarks>
internal sealed class CorpusRun(CorpusSettings settings, string folder)
{
    private const int BatchesAhead = 2;

    private readonly Journal journal = new(folder);

    /// <summary>Makes it, and returns the manifest.</summary>
    /// <param name="paths">The sources.</param>
    /// <param name="restarts">Whether what there is of an earlier corpus goes.</param>
    public CorpusState Run(string[] paths, bool restarts)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var folderLock = new FolderLock(folder);
            if (restarts)
            {
                Delete();
            }

            CorpusState asked = Ask(paths);
            if (journal.ReadManifest() is { } manifest)
            {
                Journal.CheckSame(manifest, asked);
                return manifest;
            }

            CorpusState? begun = journal.ReadJournal();
            if (begun is not null)
            {
                Journal.CheckSame(begun, asked);
            }

            return Write(begun ?? asked, asked.Sources, isNew: begun is null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(
                $"can't write to '{folder}': {e.Message.TrimEnd('.')}. When that is mended, the same command goes on where the corpus has come to.");
        }
    }

    /// <summary>The state before anything is read.</summary>
    private CorpusState Ask(string[] paths) => new()
    {
        Settings = settings.Describe(),
        Sources = [.. paths.Select(Look)],
        Splits = settings.ValidationShare > 0 ? [new SplitState("train"), new SplitState("val")] : [new SplitState("train")],
        Position = new ReadingPosition { Source = 0 },
    };

    /// <summary>Whether a source is there is said before anything is done.</summary>
    private static SourceRecord Look(string path)
    {
        if (path is InputFiles.StandardInput)
        {
            return new SourceRecord { Path = path };
        }

        try
        {
            using Stream stream = InputFiles.Open(path);
            return new SourceRecord { Path = path, Bytes = stream.CanSeek ? stream.Length : 0, Modified = File.GetLastWriteTimeUtc(path).Ticks };
        }
        catch (Exception e) when (InputFiles.Explain(e, path) is { } message)
        {
            throw new CommandFailedException(message);
        }
    }

    private void Delete()
    {
        CorpusState?[] states = [journal.ReadJournal(), journal.ReadManifest()];
        foreach (CorpusState? state in states)
        {
            foreach (SplitState split in state?.Splits ?? [])
            {
                using var writer = new SplitWriter(folder, settings.Format, settings.TokensPerShard, new SplitState(split.Name));
                writer.DeleteOthers();
                DeleteShards(split);
            }
        }

        journal.Delete();
    }

    /// <summary>Those of another format have names of their own.</summary>
    private void DeleteShards(SplitState split)
    {
        foreach (FileRecord file in split.Completed.SelectMany(shard => shard.Files))
        {
            File.Delete(Path.Combine(folder, Path.GetFileName(file.Name)));
        }
    }

    private CorpusState Write(CorpusState begun, SourceRecord[] sources, bool isNew)
    {
        for (int i = 0; i < begun.Position!.Source; i++)
        {
            sources[i] = begun.Sources[i];
        }

        using var writer = new CorpusWriter(settings, folder, journal, sources, begun, isNew);
        var order = new BoundedQueue<Batch>((BatchesAhead * settings.Threads) + BatchesAhead);
        var work = new BoundedQueue<Batch>(int.MaxValue);
        var builder = new BatchBuilder(settings.Tokenizer, settings.Special, new SplitRule(settings.ValidationShare, settings.Seed), batch =>
        {
            order.Add(batch);
            work.Add(batch);
        });
        var reader = new CorpusReader(settings, sources, builder, begun.Position);
        Start("reader", () => Read(reader, builder, order));
        for (int i = 0; i < settings.Threads; i++)
        {
            Start("encoder", () => new BatchEncoder(settings.Tokenizer, settings.Special, settings.Separator, settings.Format.IdType.Width).Run(work));
        }

        return writer.Run(order, reader);
    }

    private static void Read(CorpusReader reader, BatchBuilder builder, BoundedQueue<Batch> order)
    {
        try
        {
            reader.Run();
            order.Complete();
        }
        catch (Exception e)
        {
            // It fails whoever takes the batches, behind the last one.
            builder.Dispose();
            order.Complete(e);
        }
    }

    /// <summary>Threads don't keep the process alive: a failure of one ends all.</summary>
    private static void Start(string name, ThreadStart run) => new Thread(run) { IsBackground = true, Name = name }.Start();
}
