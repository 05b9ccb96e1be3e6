using System.Security.Cryptography;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Corpus.Shards;

/// <summary>The files of a shard that is being written.</summary>
/// <remarks>
/// The hash runs along with what is written. A header says how many ids follow, which is known before only of shards that become full: it is written
/// for a full shard, and if the shard ends earlier, it is written anew and the file is read once more for its hash.
/// </remarks>
internal sealed class ShardFile : IDisposable
{
    private const int BufferLength = 1 << 18;

    private readonly string folder;
    private readonly string name;
    private readonly ShardFormat format;
    private readonly long expectedTokens;
    private readonly FileStream data;
    private readonly FileStream? entries;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[BufferLength];
    private int buffered;

    /// <summary>Begins a shard, or goes on with one.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="name">The name without what it ends with.</param>
    /// <param name="format">How it looks.</param>
    /// <param name="expectedTokens">How many ids it will have if it becomes full.</param>
    /// <param name="tokens">How many it has; what is behind them is cut off.</param>
    /// <param name="documents">How many documents it has.</param>
    public ShardFile(string folder, string name, ShardFormat format, long expectedTokens, long tokens, long documents)
    {
        this.folder = folder;
        this.name = name;
        this.format = format;
        this.expectedTokens = expectedTokens;
        data = Open(DataName, format.HeaderLength, tokens * format.IdType.Width);
        entries = format.EntryLength > 0 ? Open(EntriesName(name), 0, documents * format.EntryLength) : null;
        WriteHeader(expectedTokens);
        HashFromStart();
    }

    private string DataName => name + format.Extension;

    /// <summary>The name of the file for what is remembered of documents.</summary>
    public static string EntriesName(string name) => name + ".documents";

    /// <summary>Adds ids.</summary>
    public void Write(ReadOnlySpan<byte> ids)
    {
        while (!ids.IsEmpty)
        {
            if (buffered == buffer.Length)
            {
                PassOn();
            }

            int count = Math.Min(ids.Length, buffer.Length - buffered);
            ids.Slice(0, count).CopyTo(buffer.AsSpan(buffered));
            buffered += count;
            ids = ids.Slice(count);
        }
    }

    /// <summary>Remembers where a document ends.</summary>
    public void EndDocument(long tokens, long end)
    {
        Span<byte> entry = stackalloc byte[sizeof(long)];
        entry = entry.Slice(0, format.EntryLength);
        format.WriteEntry(entry, tokens, end);
        entries?.Write(entry);
    }

    /// <summary>Brings all to the disk.</summary>
    public void Flush()
    {
        PassOn();
        data.Flush(flushToDisk: true);
        entries?.Flush(flushToDisk: true);
    }

    /// <summary>Ends the shard; its files have their names then.</summary>
    public IReadOnlyList<FileRecord> Complete(long tokens, long documents)
    {
        PassOn();
        if (format.HeaderLength > 0 && tokens != expectedTokens)
        {
            WriteHeader(tokens);
            HashFromStart();
        }

        Flush();
        var files = new List<FileRecord> { new(DataName, data.Length, Convert.ToHexStringLower(hash.GetHashAndReset())) };
        foreach (string extension in format.SideExtensions)
        {
            entries!.Position = 0;
            files.Add(DurableFile.Write(folder, name + extension, output => format.WriteSideFile(extension, tokens, documents, entries, output)));
        }

        Dispose();
        File.Move(PathOf(DataName), Path.Combine(folder, DataName), overwrite: true);
        return files;
    }

    public void Dispose()
    {
        data.Dispose();
        entries?.Dispose();
        hash.Dispose();
    }

    private string PathOf(string file) => Path.Combine(folder, file) + DurableFile.PartialExtension;

    /// <summary>Opens a file, of which the journal knows a part: a complete one becomes incomplete again.</summary>
    private FileStream Open(string file, int header, long known)
    {
        string path = PathOf(file);
        string complete = Path.Combine(folder, file);
        if (known > 0 && !File.Exists(path) && File.Exists(complete))
        {
            File.Move(complete, path);
        }

        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: string.Equals(file, DataName, StringComparison.Ordinal) ? 0 : 1 << 14);
        if (known > 0 && stream.Length < header + known)
        {
            stream.Dispose();
            throw new CommandFailedException($"'{path}' is shorter than it was. --restart begins anew.");
        }

        stream.SetLength(header + known);
        stream.Position = header + known;
        return stream;
    }

    private void WriteHeader(long tokens)
    {
        if (format.HeaderLength == 0)
        {
            return;
        }

        var header = new byte[format.HeaderLength];
        format.WriteHeader(header, tokens);
        long position = data.Position;
        data.Position = 0;
        data.Write(header);
        data.Position = position;
    }

    private void HashFromStart()
    {
        _ = hash.GetHashAndReset();
        long end = data.Position;
        data.Position = 0;
        for (long left = end; left > 0;)
        {
            int count = data.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, count > 0 ? count : throw new EndOfStreamException($"'{data.Name}' ends while it is read."));
            left -= count;
        }

        data.Position = end;
    }

    private void PassOn()
    {
        hash.AppendData(buffer, 0, buffered);
        try
        {
            data.Write(buffer, 0, buffered);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So the framework tells that the file system, or a limit of the process, takes no larger file.
            throw new IOException($"'{data.Name}' can't become larger than it is. --shard-tokens makes smaller files", e);
        }

        buffered = 0;
    }
}
