namespace BytePair.OpenAI.Pipeline;

/// <summary>A stream of which every byte that is read is shown to somebody else, who is told when there are no more.</summary>
internal sealed class WatchedStream(Stream stream, UsageEvents events) : Stream
{
    public override bool CanRead => stream.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override bool CanTimeout => stream.CanTimeout;

    public override int ReadTimeout
    {
        get => stream.ReadTimeout;
        set => stream.ReadTimeout = value;
    }

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Show(stream.Read(buffer, offset, count), buffer.AsSpan(offset));

#pragma warning disable CA1835 // Streams take memory from .NET Core 2.1 on only.
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Show(await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false), buffer.AsSpan(offset));
#pragma warning restore CA1835

#if NET
    public override int Read(Span<byte> buffer) => Show(stream.Read(buffer), buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Show(await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Span);

    public override async ValueTask DisposeAsync()
    {
        events.End();
        await stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
#endif

    public override void Flush() => stream.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Whoever reads events stops at the one that says that it is the last, before the end of the stream.
            events.End();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Show(int read, Span<byte> buffer)
    {
        if (read > 0)
        {
            events.Add(buffer.Slice(0, read));
        }
        else if (buffer.Length > 0)
        {
            events.End();
        }

        return read;
    }
}
