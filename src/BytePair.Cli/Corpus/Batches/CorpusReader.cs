using BytePair.Cli.CommandLine;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Corpus.Reading;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Reads source after source, on a thread of its own, and has batches made of their documents.</summary>
internal sealed class CorpusReader(CorpusSettings settings, SourceRecord[] sources, BatchBuilder builder, ReadingPosition from)
{
    private long passedBytes;
    private SourceText? current;

    /// <summary>How much of the sources was read, in bytes as they lie on disk; another thread may ask.</summary>
    public long BytesRead => Volatile.Read(ref passedBytes) + (Volatile.Read(ref current)?.RawCount ?? 0);

    /// <summary>Reads all, and passes the last batch on.</summary>
    public void Run()
    {
        for (int i = 0; i < from.Source; i++)
        {
            passedBytes += sources[i].Bytes;
        }

        for (int i = from.Source; i < sources.Length; i++)
        {
            Read(i, i == from.Source ? from : new ReadingPosition { Source = i });
        }

        builder.Finish(new ReadingPosition { Source = sources.Length });
    }

    private void Read(int index, ReadingPosition start)
    {
        string path = sources[index].Path;
        try
        {
            using Stream stream = InputFiles.Open(path);
            using var text = new SourceText(stream);
            Volatile.Write(ref current, text);
            byte[] carry = PassTo(text, start, path);
            IDocumentReader reader = ReaderFor(index, text, start, carry);
            builder.Reader = reader;
            reader.Read();
            Complete(index, text, reader);
        }
        catch (InvalidDocumentException invalid)
        {
            string remedy = settings.SkipsInvalid ? "What follows can't be told apart." : "--skip-invalid passes over what is no document.";
            throw new CommandFailedException($"{InputFiles.NameOf(path)}, {invalid.Message}. {remedy}");
        }
        catch (InvalidDataException broken)
        {
            throw new CommandFailedException($"{InputFiles.NameOf(path)} can't be unpacked: {broken.Message.TrimEnd('.')}.");
        }
        catch (Exception e) when (InputFiles.Explain(e, path) is { } message)
        {
            throw new CommandFailedException(message);
        }
    }

    /// <summary>Reads again what earlier runs have read, and checks that it is the same.</summary>
    private static byte[] PassTo(SourceText text, ReadingPosition start, string path)
    {
        byte[]? carry = text.PassTo(start.Offset, start.Carry);
        bool isSame = carry is not null && (start.Offset == 0 || string.Equals(Convert.ToHexStringLower(text.HashSoFar()), start.Sha256, StringComparison.Ordinal));
        return isSame ? carry! : throw ChangedSource(path);
    }

    private static CommandFailedException ChangedSource(string path) =>
        new($"{InputFiles.NameOf(path)} is not what it was when the corpus was begun. --restart begins anew.");

    private IDocumentReader ReaderFor(int index, SourceText text, ReadingPosition start, byte[] carry) => settings.KindOf(sources[index].Path) switch
    {
        SourceKind.Text => new TextDocument(text, index, builder, start, carry),
        var kind => new JsonDocuments(text, index, builder, settings.Field, kind == SourceKind.JsonLines, settings.SkipsInvalid, start),
    };

    private void Complete(int index, SourceText text, IDocumentReader reader)
    {
        byte[] hash = text.Finish();
        var json = reader as JsonDocuments;
        sources[index] = sources[index] with
        {
            Bytes = text.RawCount,
            TextBytes = text.Position,
            Sha256 = Convert.ToHexStringLower(hash),
            Documents = json?.Documents ?? 1,
            Skipped = json?.Skipped ?? 0,
        };
        Volatile.Write(ref passedBytes, passedBytes + text.RawCount);
        Volatile.Write(ref current, null);
    }
}
