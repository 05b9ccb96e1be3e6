using System.Buffers;

namespace BytePair.Tests.Support;

/// <summary>Bytes cut into segments of the given sizes in turn, empty ones among them.</summary>
internal sealed class OddSequence : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, params int[] sizes)
    {
        OddSequence first = new();
        OddSequence last = first;
        int position = 0;
        for (int i = 0; position < bytes.Length; i++)
        {
            int size = Math.Min(sizes[i % sizes.Length], bytes.Length - position);
            last = last.Append(bytes.AsMemory(position, size));
            position += size;
        }

        last = last.Append(default);
        return bytes.Length == 0 ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(first, 0, last, 0);
    }

    private OddSequence Append(ReadOnlyMemory<byte> memory)
    {
        OddSequence next = new() { Memory = memory, RunningIndex = RunningIndex + Memory.Length };
        Next = next;
        return next;
    }
}
