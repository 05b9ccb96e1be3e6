using System.Buffers;
using BytePair.Cli.Input;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>Text that has no place where it could be cut, such as an endless word: read by the thread that encodes it while it is still being written.</summary>
internal sealed class Stretch : ReadOnlyStream
{
    private const int BlocksAhead = 2;

    private readonly BoundedQueue<(byte[] Text, int Length)> blocks = new(BlocksAhead);
    private byte[]? block;
    private int length;
    private int position;

    /// <summary>What is known of it when it ends; its end isn't known before, so that <see cref="Part.End"/> says nothing.</summary>
    public Part Part { get; private set; }

    /// <summary>Passes text on, in an array that is given back when it is read.</summary>
    public void Add(byte[] text, int count) => blocks.Add((text, count));

    /// <summary>Ends it.</summary>
    public void End(Part part)
    {
        Part = part;
        blocks.Complete();
    }

    public override int Read(Span<byte> buffer)
    {
        while (position == length)
        {
            if (block is not null)
            {
                ArrayPool<byte>.Shared.Return(block);
                block = null;
            }

            if (!blocks.TryTake(out (byte[] Text, int Length) next))
            {
                return 0;
            }

            (block, length) = next;
            position = 0;
        }

        int read = Math.Min(buffer.Length, length - position);
        block.AsSpan(position, read).CopyTo(buffer);
        position += read;
        return read;
    }
}
