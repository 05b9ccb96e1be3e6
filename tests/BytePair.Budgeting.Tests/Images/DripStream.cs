namespace BytePair.Budgeting.Tests.Images;

/// <summary>A stream that can't seek, gives a few bytes at a time, may have no end, and counts what was read.</summary>
internal sealed class DripStream(IEnumerable<byte> bytes, int most = 1) : Stream
{
    private readonly IEnumerator<byte> source = bytes.GetEnumerator();

    public int BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < Math.Min(count, most) && source.MoveNext())
        {
            buffer[offset + read++] = source.Current;
        }

        BytesRead += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }
}
