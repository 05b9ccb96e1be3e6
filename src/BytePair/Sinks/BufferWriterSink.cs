using System.Buffers;

namespace BytePair.Sinks;

/// <summary>Hands ids to a caller's writer as they come; nothing is held back.</summary>
internal struct BufferWriterSink(IBufferWriter<int> destination) : ITokenSink
{
    public long Count { get; private set; }

    public readonly bool IsFull => false;

    public void Add(int id)
    {
        Span<int> one = destination.GetSpan(1);
        if (one.IsEmpty)
        {
            throw ThrowHelper.EmptyBuffer(nameof(destination));
        }

        one[0] = id;
        destination.Advance(1);
        Count++;
    }

    /// <summary>In parts, as the writer has room: it may give less than it is asked for.</summary>
    public void Add(ReadOnlySpan<int> ids)
    {
        Count += ids.Length;
        while (!ids.IsEmpty)
        {
            Span<int> room = destination.GetSpan(1);
            int part = Math.Min(room.Length, ids.Length);
            if (part == 0)
            {
                throw ThrowHelper.EmptyBuffer(nameof(destination));
            }

            ids.Slice(0, part).CopyTo(room);
            destination.Advance(part);
            ids = ids.Slice(part);
        }
    }

    public void AddSpecial(int id, ReadOnlySpan<byte> utf8Text) => Add(id);
}
