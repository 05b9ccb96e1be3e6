using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;

namespace BytePair.Incremental;

/// <summary>Places where pieces of a text end, a few hundred bytes apart, each with the number of tokens before it.</summary>
internal sealed class Checkpoints
{
    /// <summary>Bytes that are looked at for the next checkpoint: it is where the last decided piece of them ends.</summary>
    private const int LeastPart = 512;

    private readonly List<int> positions = [0];
    private readonly List<long> counts = [0];

    public Checkpoints(PieceEncoder pieces, ReadOnlySpan<byte> text)
    {
        Worker worker = pieces.Rent();
        int done = 0;
        for (int room = LeastPart; done < text.Length;)
        {
            ReadOnlySpan<byte> part = text.Slice(done, Math.Min(room, text.Length - done));
            int limit = done + part.Length == text.Length ? part.Length : worker.DecidedLength(part);
            var sink = new CountSink();
            int end = worker.Encode(part, limit, ref sink);
            room = end == 0 ? checked(2 * room) : LeastPart;
            if (end > 0)
            {
                done += end;
                positions.Add(done);
                counts.Add(counts[counts.Count - 1] + sink.Count);
            }
        }

        pieces.Return(worker);
    }

    /// <summary>Checkpoints, the text's beginning and end among them.</summary>
    public int Count => positions.Count;

    public int PositionAt(int index) => positions[index];

    /// <summary>Tokens before a checkpoint.</summary>
    public long CountAt(int index) => counts[index];

    /// <summary>The last checkpoint at or before <paramref name="position"/>.</summary>
    public int LastUpTo(int position)
    {
        int index = positions.BinarySearch(position);
        return index >= 0 ? index : ~index - 1;
    }
}
