using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Shards;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus.Journals;

/// <summary>The journal and the manifest of a folder.</summary>
/// <remarks>
/// <para>
/// The journal says what of the shards counts, and from where to read on. It is written before the first shard, and again and again: first the
/// shards are brought to the disk, then the journal, which replaces the one before at once. Whenever the process ends, the journal that is there speaks of
/// bytes that are there; what was written after them is cut off by whoever goes on. So nothing is lost and nothing is there twice.
/// </para>
/// <para>The manifest is written when all shards are complete; then the journal goes.</para>
/// </remarks>
internal sealed class Journal(string folder)
{
    private const string JournalName = "journal.json";
    private const string ManifestName = "manifest.json";

    /// <summary>The journal, if a corpus was begun here.</summary>
    public CorpusState? ReadJournal() => StateReader.Read(Path.Combine(folder, JournalName));

    /// <summary>The manifest, if a corpus is complete here.</summary>
    public CorpusState? ReadManifest() => StateReader.Read(Path.Combine(folder, ManifestName));

    /// <summary>Says how far the corpus has come. Shards have to be on the disk.</summary>
    public void Commit(CorpusState state)
    {
        DurableFile.FlushFolder(folder);
        DurableFile.Write(folder, JournalName, output => StateWriter.Write(state, output));
        DurableFile.FlushFolder(folder);
    }

    /// <summary>Says that it is complete.</summary>
    public void Complete(CorpusState state)
    {
        DurableFile.FlushFolder(folder);
        DurableFile.Write(folder, ManifestName, output => StateWriter.Write(state, output));
        DurableFile.FlushFolder(folder);
        File.Delete(Path.Combine(folder, JournalName));
        DurableFile.FlushFolder(folder);
    }

    /// <summary>Forgets both, and so the corpus.</summary>
    public void Delete()
    {
        File.Delete(Path.Combine(folder, JournalName));
        File.Delete(Path.Combine(folder, ManifestName));
        DurableFile.FlushFolder(folder);
    }

    /// <summary>Refuses to go on with a corpus that was begun in another way, or of other sources.</summary>
    public static void CheckSame(CorpusState begun, CorpusState asked)
    {
        foreach ((string name, string value) in asked.Settings)
        {
            string? before = begun.Settings.FirstOrDefault(setting => string.Equals(setting.Key, name, StringComparison.Ordinal)).Value;
            if (!string.Equals(before, value, StringComparison.Ordinal))
            {
                throw new CommandFailedException(
                    $"the corpus in this folder was made with --{name} '{before}', and '{value}' is asked for. --restart begins anew.");
            }
        }

        if (!begun.Sources.Select(source => source.Path).SequenceEqual(asked.Sources.Select(source => source.Path), StringComparer.Ordinal))
        {
            throw new CommandFailedException("the corpus in this folder was made of other files. --restart begins anew.");
        }

        int read = begun.Position?.Source ?? begun.Sources.Length;
        for (int i = 0; i < read; i++)
        {
            CheckSame(begun.Sources[i]);
        }
    }

    /// <summary>Files that have their length and their time are taken to be the same; with another time, they are read.</summary>
    private static void CheckSame(SourceRecord source)
    {
        if (source.Path is InputFiles.StandardInput)
        {
            return;
        }

        var file = new FileInfo(source.Path);
        bool isSame = file.Exists && file.Length == source.Bytes;
        if (isSame && file.LastWriteTimeUtc.Ticks != source.Modified)
        {
            isSame = string.Equals(DurableFile.Describe(string.Empty, source.Path).Sha256, source.Sha256, StringComparison.Ordinal);
        }

        if (!isSame)
        {
            throw new CommandFailedException($"{InputFiles.NameOf(source.Path)} is not what it was when the corpus was begun. --restart begins anew.");
        }
    }
}
