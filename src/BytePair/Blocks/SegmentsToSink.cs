using BytePair.Pieces;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>Adds the ids of segments to a sink. A stretch of ordinary text that comes in parts waits until it is whole.</summary>
internal struct SegmentsToSink<TSink>(PieceEncoder pieces, TSink sink) : ISegmentReceiver, IDisposable
    where TSink : struct, ITokenSink
{
    private TSink sink = sink;
    private PooledBytes? waiting;

    public readonly TSink Sink => sink;

    public readonly bool IsFull => sink.IsFull;

    public readonly void Enter(int start, int end, bool isToken)
    {
    }

    public void AddPrefixSpace() => AddOrdinary(" "u8, isEnd: false);

    public void AddOrdinary(ReadOnlySpan<byte> text, bool isEnd)
    {
        if (isEnd && waiting is not { Length: > 0 })
        {
            pieces.Encode(text, ref sink);
            return;
        }

        waiting ??= new PooledBytes(text.Length);
        waiting.Add(text);
        if (isEnd)
        {
            pieces.Encode(waiting.Written, ref sink);
            waiting.Clear();
        }
    }

    public void AddToken(int id, ReadOnlySpan<byte> text) => sink.AddSpecial(id, text);

    public void Dispose()
    {
        waiting?.Dispose();
        waiting = null;
    }
}
