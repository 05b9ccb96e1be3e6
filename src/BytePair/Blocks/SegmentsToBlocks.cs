using BytePair.Segments;
using BytePair.Sinks;

namespace BytePair.Blocks;

/// <summary>Gives ordinary text to a block encoder, and added tokens to a sink.</summary>
internal struct SegmentsToBlocks<TSink>(BlockEncoder ordinary, TSink sink) : ISegmentReceiver
    where TSink : struct, ITokenSink
{
    private BlockEncoder ordinary = ordinary;
    private TSink sink = sink;

    public readonly BlockEncoder Ordinary => ordinary;

    public readonly TSink Sink => sink;

    public readonly bool IsFull => sink.IsFull;

    public readonly void Enter(int start, int end, bool isToken)
    {
    }

    public void AddPrefixSpace() => AddOrdinary(" "u8, isEnd: false);

    public void AddOrdinary(ReadOnlySpan<byte> text, bool isEnd)
    {
        while (!text.IsEmpty)
        {
            if (!ordinary.HasRoom)
            {
                ordinary.Process(default(NoSource), isEnd: false, ref sink);
            }

            ArraySegment<byte> room = ordinary.Room;
            int count = Math.Min(room.Count, text.Length);
            text.Slice(0, count).CopyTo(room);
            ordinary.Fill(count);
            text = text.Slice(count);
        }

        if (isEnd)
        {
            ordinary.Process(default(NoSource), isEnd: true, ref sink);
        }
    }

    public void AddToken(int id, ReadOnlySpan<byte> text) => sink.AddSpecial(id, text);

    /// <summary>Text that comes from memory and in which nothing is rejected.</summary>
    private readonly struct NoSource : ITextSource
    {
        public long PositionOf(long utf8Position, ReadOnlySpan<byte> behind) => utf8Position;
    }
}
