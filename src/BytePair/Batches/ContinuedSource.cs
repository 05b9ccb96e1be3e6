using BytePair.Blocks;

namespace BytePair.Batches;

/// <summary>Text that was read already, and what its stream still has.</summary>
internal sealed class ContinuedSource(ArraySegment<byte> text, Stream stream) : IReadableText
{
    private ArraySegment<byte> text = text;

    /// <summary>How much was read, the text counted in.</summary>
    public long BytesRead { get; private set; }

    public int Read(ArraySegment<byte> room)
    {
        int length = text.Count == 0 ? stream.Read(room.Array!, room.Offset, room.Count) : ReadText(room);
        BytesRead += length;
        return length;
    }

    public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => utf8Position;

    private int ReadText(ArraySegment<byte> room)
    {
        int length = Math.Min(text.Count, room.Count);
        text.AsSpan(0, length).CopyTo(room.AsSpan());
        text = new ArraySegment<byte>(text.Array!, text.Offset + length, text.Count - length);
        return length;
    }
}
