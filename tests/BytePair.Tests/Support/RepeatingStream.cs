namespace BytePair.Tests.Support;

/// <summary>A text of any length that takes no memory: a beginning, one part over and over, an ending.</summary>
internal sealed class RepeatingStream(byte[] beginning, byte[] part, long times, byte[] ending) : Stream
{
    private readonly long partsEnd = beginning.Length + (part.Length * times);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => partsEnd + ending.Length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        int count = (int)Math.Min(buffer.Length, Length - Position);
        for (int i = 0; i < count; i++, Position++)
        {
            buffer[i] = Position < beginning.Length ? beginning[Position]
                : Position < partsEnd ? part[(Position - beginning.Length) % part.Length]
                : ending[Position - partsEnd];
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
