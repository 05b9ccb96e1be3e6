using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Counting;

/// <summary>Reads a file in blocks of whole lines, each small enough to be dealt out.</summary>
internal static class LineBlocks
{
    /// <summary>In bytes. A longer line has a block of its own.</summary>
    private const int BlockSize = 1 << 18;

    public static IEnumerable<LineBlock> Read(Stream stream)
    {
        byte[] block = new byte[BlockSize];
        int length = 0;
        long line = 1;
        while (true)
        {
            int read = stream.Read(block, length, block.Length - length);
            length += read;
            int end = read == 0 ? length : block.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (read == 0 || (end > 0 && length == block.Length))
            {
                if (end > 0)
                {
                    yield return new LineBlock(block.AsMemory(0, end), line);
                }

                if (read == 0)
                {
                    yield break;
                }

                line += block.AsSpan(0, end).Count((byte)'\n');
                byte[] next = new byte[BlockSize > length - end ? BlockSize : length - end + BlockSize];
                block.AsSpan(end, length - end).CopyTo(next);
                (block, length) = (next, length - end);
            }
            else if (length == block.Length)
            {
                Array.Resize(ref block, length <= Array.MaxLength / 2 ? length * 2 : throw new CommandFailedException($"line {line} is longer than 1 GB, which is no JSON Lines."));
            }
        }
    }
}
