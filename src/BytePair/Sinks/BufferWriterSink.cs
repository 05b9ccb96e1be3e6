using System.Buffers;

namespace BytePair.Sinks;

/// <summary>Hands ids to a caller's writer, a block at a time.</summary>
internal struct BufferWriterSink(IBufferWriter<int> destination) : ITokenSink
{
    private const int BlockLength = 1024;
    private Memory<int> block;
    private int used;

    public long Count { get; private set; }

    public readonly bool IsFull => false;

    public void Add(int id)
    {
        if (used == block.Length)
        {
            NextBlock();
        }

        block.Span[used++] = id;
        Count++;
    }

    public void Add(ReadOnlySpan<int> ids)
    {
        foreach (int id in ids)
        {
            Add(id);
        }
    }

    /// <summary>Commits what was written since the last block.</summary>
    public void Flush()
    {
        if (used > 0)
        {
            destination.Advance(used);
        }

        block = default;
        used = 0;
    }

    private void NextBlock()
    {
        Flush();
        block = destination.GetMemory(BlockLength);
        if (block.IsEmpty)
        {
            throw ThrowHelper.EmptyBuffer(nameof(destination));
        }
    }
}
