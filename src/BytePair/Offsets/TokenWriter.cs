using System.Buffers;

namespace BytePair.Offsets;

/// <summary>A caller's writer, a block at a time.</summary>
internal struct TokenWriter(IBufferWriter<EncodedToken> destination) : ITokenDestination
{
    private const int BlockLength = 256;
    private Memory<EncodedToken> block;
    private int used;

    private long count;

    public readonly bool IsFull => false;

    public void Add(EncodedToken token)
    {
        if (used == block.Length)
        {
            NextBlock();
        }

        block.Span[used++] = token;
        count++;
    }

    /// <summary>Commits what was written since the last block, and returns how many tokens there were in all.</summary>
    public long Flush()
    {
        if (used > 0)
        {
            destination.Advance(used);
        }

        block = default;
        used = 0;
        return count;
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
