namespace BytePair.Blocks;

/// <summary>The bytes of a stream, as they are.</summary>
internal readonly struct StreamSource(Stream stream) : IReadableText, IAwaitableText
{
    public int Read(ArraySegment<byte> room) => stream.Read(room.Array!, room.Offset, room.Count);

#if NET
    public ValueTask<int> ReadAsync(ArraySegment<byte> room, CancellationToken cancellationToken) => stream.ReadAsync(room, cancellationToken);
#else
    public ValueTask<int> ReadAsync(ArraySegment<byte> room, CancellationToken cancellationToken) =>
        new(stream.ReadAsync(room.Array, room.Offset, room.Count, cancellationToken));
#endif

    public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => utf8Position;
}
