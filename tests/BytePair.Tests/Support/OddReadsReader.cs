namespace BytePair.Tests.Support;

/// <summary>A reader that hands out its chars in small uneven reads, halves of surrogate pairs too; asynchronously it really waits.</summary>
internal sealed class OddReadsReader(string text, params int[] readSizes) : TextReader
{
    private int _position;
    private int _reads;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        int size = readSizes[_reads++ % readSizes.Length];
        int read = Math.Min(Math.Min(size, buffer.Length), text.Length - _position);
        text.AsSpan(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override async Task<int> ReadAsync(char[] buffer, int index, int count) => await ReadAsync(buffer.AsMemory(index, count), default);

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return Read(buffer.Span);
    }
}
