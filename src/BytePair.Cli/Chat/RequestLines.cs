using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Chat;

/// <summary>The lines of a file of requests, one at a time; only the longest is ever held.</summary>
internal sealed class RequestLines(Stream stream, string name)
{
    /// <summary>In bytes: more than a request may have.</summary>
    private const int Longest = 1 << 29;

    private byte[] block = new byte[1 << 16];
    private int start;
    private int end;
    private bool atEnd;

    /// <summary>The number of the line that was read last, from 1 on.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line, without its end. It is there until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = block.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0 || atEnd)
            {
                length = length >= 0 ? searched + length : end - start;
                line = block.AsMemory(start, length);
                bool isLine = start < end;
                start = Math.Min(end, start + length + 1);
                Number += isLine ? 1 : 0;
                return isLine;
            }

            searched = end - start;
            Refill();
        }
    }

    private void Refill()
    {
        block.AsSpan(start, end - start).CopyTo(block);
        (start, end) = (0, end - start);
        if (end == block.Length)
        {
            Array.Resize(ref block, end < Longest ? 2 * end : throw new CommandFailedException($"{name}: line {Number + 1} has more than {Longest >> 20} MB. Is it JSON Lines?"));
        }

        int read = stream.Read(block, end, block.Length - end);
        end += read;
        atEnd = read == 0;
    }
}
