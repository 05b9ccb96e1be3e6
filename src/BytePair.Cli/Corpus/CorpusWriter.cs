using System.Diagnostics;
using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Batches;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Corpus.Shards;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus;

/// <summary>Writes encoded batches to the shards of both sides, in their order, and says in the journal how far it has come.</summary>
internal sealed class CorpusWriter : IDisposable
{
    private readonly CorpusSettings settings;
    private readonly Journal journal;
    private readonly SourceRecord[] sources;
    private readonly SplitWriter[] splits;
    private readonly IReadOnlyList<KeyValuePair<string, string>> description;
    private long lastCommit = Stopwatch.GetTimestamp();

    /// <summary>Where reading goes on behind what has been written; null within a document where it can't.</summary>
    private ReadingPosition? position;

    /// <summary>The side of the document that is being written, and what it was before.</summary>
    private (SplitWriter Split, SplitState State)? beforeDocument;

    public CorpusWriter(CorpusSettings settings, string folder, Journal journal, SourceRecord[] sources, CorpusState begun, bool isNew)
    {
        this.settings = settings;
        this.journal = journal;
        this.sources = sources;
        position = begun.Position;
        description = begun.Settings;
        splits = [.. begun.Splits.Select(split => new SplitWriter(folder, settings.Format, settings.TokensPerShard, split))];
        foreach (SplitWriter split in splits)
        {
            if (isNew && split.FindFiles() is [var file, ..])
            {
                throw new CommandFailedException($"'{Path.Combine(folder, file)}' exists already. Name another folder, or delete it.");
            }
        }

        foreach (SplitWriter split in splits)
        {
            split.GoBack(split.State);
            split.DeleteOthers();
        }

        if (isNew)
        {
            Commit();
        }
    }

    /// <summary>Writes all batches, and returns the manifest.</summary>
    public CorpusState Run(BoundedQueue<Batch> batches, CorpusReader reader)
    {
        using var progress = new CorpusProgress(sources, reader);
        try
        {
            while (batches.TryTake(out Batch? batch))
            {
                Write(batch);
                CommitIfDue();
                progress.Report();
            }
        }
        catch (RefusedDocumentException refused)
        {
            CommitIfPossible();
            throw Explain(refused);
        }
        catch (CommandFailedException)
        {
            CommitIfPossible();
            throw;
        }

        return Complete();
    }

    public void Dispose()
    {
        foreach (SplitWriter split in splits)
        {
            split.Dispose();
        }
    }

    private void Write(Batch batch)
    {
        if (batch.Abandons && beforeDocument is { } before)
        {
            before.Split.GoBack(before.State);
            beforeDocument = null;
        }

        position = null;
        while (batch.Output.TryTake(out EncodedBlock? block))
        {
            using (block)
            {
                Write(block);
            }
        }

        position = batch.Position;
    }

    private void Write(EncodedBlock block)
    {
        int start = 0;
        foreach (EncodedPart part in block.Parts)
        {
            SplitWriter split = splits[part.Flags.HasFlag(PartFlags.IsValidation) ? 1 : 0];
            if ((part.Flags & (PartFlags.Starts | PartFlags.Ends)) == PartFlags.Starts)
            {
                beforeDocument = (split, split.State.Copy());
            }

            int length = part.Tokens * settings.Format.IdType.Width;
            split.Add(block.Ids.Slice(start, length), part.Flags);
            start += length;
        }
    }

    private void CommitIfDue()
    {
        if (Stopwatch.GetElapsedTime(lastCommit) >= settings.CheckpointInterval)
        {
            CommitIfPossible();
        }
    }

    private void CommitIfPossible()
    {
        if (position is not null)
        {
            Commit();
        }
    }

    private void Commit()
    {
        foreach (SplitWriter split in splits)
        {
            split.Flush();
        }

        journal.Commit(StateAt(position));
        foreach (SplitWriter split in splits)
        {
            split.Forget();
        }

        lastCommit = Stopwatch.GetTimestamp();
    }

    private CorpusState Complete()
    {
        foreach (SplitWriter split in splits)
        {
            split.Finish();
            split.DeleteOthers();
        }

        CorpusState manifest = StateAt(null);
        journal.Complete(manifest);
        return manifest;
    }

    private CorpusState StateAt(ReadingPosition? at) => new()
    {
        Settings = description,
        Sources = sources,
        Splits = [.. splits.Select(split => split.State)],
        Position = at,
    };

    private CommandFailedException Explain(RefusedDocumentException refused)
    {
        string path = sources[refused.Part.Source].Path;
        string place = settings.KindOf(path) == SourceKind.Text ? string.Empty : $", line {refused.Part.Line}";
        return new CommandFailedException(
            $"{InputFiles.NameOf(path)}{place} contains the special token '{refused.Token}' at byte {refused.Position} of the document. "
            + "'--special text' reads it as text, '--special recognize' as its id.");
    }
}
