using System.Buffers;

namespace BytePair.Blocks;

/// <summary>The bytes of a sequence, segment by segment.</summary>
internal sealed class SequenceSource(ReadOnlySequence<byte> sequence) : IReadableText
{
    private ReadOnlySequence<byte> rest = sequence;

    public int Read(ArraySegment<byte> room)
    {
        int count = (int)Math.Min(rest.Length, room.Count);
        rest.Slice(0, count).CopyTo(room);
        rest = rest.Slice(count);
        return count;
    }

    public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => utf8Position;
}
