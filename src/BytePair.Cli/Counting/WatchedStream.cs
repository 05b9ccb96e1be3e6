using BytePair.Cli.Input;
using BytePair.Cli.Output;

namespace BytePair.Cli.Counting;

/// <summary>A stream whose bytes are counted as they are read, for the table and for whoever watches.</summary>
internal sealed class WatchedStream(Stream inner, ProgressLine progress) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        BytesRead += read;
        progress.Add(read);
        return read;
    }
}
