using BytePair.Cli.Corpus.Batches;
using BytePair.Cli.Corpus.Journals;
using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Corpus;

/// <summary>How far the sources have been read, for the terminal. What is read again after a kill doesn't count: it says nothing of the speed.</summary>
internal sealed class CorpusProgress(SourceRecord[] sources, CorpusReader reader) : IDisposable
{
    private readonly ProgressLine line = new();
    private readonly long totalBytes = sources.Sum(source => source.Bytes);
    private long done = -1;

    /// <summary>Takes in how far reading has come.</summary>
    public void Report()
    {
        long read = reader.BytesRead;
        if (done < 0)
        {
            bool isKnown = Array.TrueForAll(sources, source => source.Path is not InputFiles.StandardInput);
            line.AddToTotal(isKnown ? totalBytes - read : 0);
            done = read;
        }

        line.Add(read - done);
        done = read;
    }

    public void Dispose() => line.Dispose();
}
