namespace BytePair.Incremental;

/// <summary>Bytes that come in at the back and leave at the front, contiguous in memory; each move is paid for by the bytes that came.</summary>
internal sealed class ByteQueue
{
    private const int LeastCapacity = 256;
    private byte[] bytes = [];
    private int begin;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(begin, Length);

    public void Add(ReadOnlySpan<byte> more)
    {
        if (more.Length > bytes.Length - begin - Length)
        {
            MakeRoom(more.Length);
        }

        more.CopyTo(bytes.AsSpan(begin + Length));
        Length += more.Length;
    }

    public void RemoveFirst(int count)
    {
        begin = count == Length ? 0 : begin + count;
        Length -= count;
    }

    public void CutTo(int length) => Length = length;

    private void MakeRoom(int more)
    {
        byte[] old = bytes;
        if (Length + more > ThrowHelper.MaxArrayLength - Length)
        {
            throw ThrowHelper.StretchTooLong();
        }

        if (2 * (Length + more) > bytes.Length)
        {
            bytes = new byte[Math.Max(LeastCapacity, 2 * (Length + more))];
        }

        old.AsSpan(begin, Length).CopyTo(bytes);
        begin = 0;
    }
}
