using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;

namespace BytePair.Incremental;

/// <summary>Counts the tokens of any range of a text, as of a text of its own, mostly without looking at its middle.</summary>
/// <remarks>
/// <para>
/// Patterns don't look behind. So the pieces of a range may differ from those of the whole text at its beginning, until one ends where one
/// of the whole ends: from there on the two are in step, up to where the range's end has a say. Between two
/// <see cref="Checkpoints"/> the count is a difference; what lies before the first and behind the last is encoded.
/// </para>
/// <para>
/// Example: the range of <c>I see 1234567</c> that begins at <c>e</c> and goes on: its first piece is <c>ee</c>, the next is a blank as
/// it is in the whole.
/// </para>
/// <para>
/// Nearly always a range is in step at the first checkpoint. But a range of digits, which are pieces of three, may never
/// be. Where a range isn't in step after some checkpoints, the links of all positions are found, once for the text
/// (<see cref="SuffixLinks"/>), and used from then on: they lead from any beginning to the end in a logarithmic number of steps. Thus a range costs at most
/// about two encodings of a few hundred bytes, besides its first piece and its last piece or white space. Where the grammar has no rules
/// there are no links: such a range is encoded.
/// </para>
/// </remarks>
internal sealed class RangeCounts
{
    /// <summary>Bytes of a range that are encoded in search of a checkpoint that it has in common with the text.</summary>
    private const int MaxOutOfStep = 2048;

    /// <summary>Bytes that are looked at to find the next pieces, and more where none ends in them.</summary>
    private const int LeastPart = 512;

    private readonly PieceEncoder pieces;
    private readonly byte[] text;
    private readonly Checkpoints checkpoints;
    private readonly Lazy<SuffixLinks> links;
    private long steps;

    public RangeCounts(PieceEncoder pieces, byte[] text)
    {
        this.pieces = pieces;
        this.text = text;
        checkpoints = new Checkpoints(pieces, text);
        links = new Lazy<SuffixLinks>(() => new SuffixLinks(pieces, pieces.Grammar.Rules!, text));
    }

    /// <summary>Bytes that were looked at and links that were followed, so that a test can see how they grow.</summary>
    public long Steps => Volatile.Read(ref steps);

    /// <summary>The tokens of the text from <paramref name="start"/> to <paramref name="end"/>, taken as a whole text.</summary>
    public long Count(int start, int end)
    {
        if (start == end)
        {
            return 0;
        }

        Worker worker = pieces.Rent();
        var sink = new CountSink();
        long skipped = 0;
        for (int position = start; position < end;)
        {
            int index = checkpoints.LastUpTo(position);
            if (checkpoints.PositionAt(index) == position)
            {
                int last = Math.Max(index, checkpoints.LastUpTo(DecidedEnd(position, end)));
                skipped += checkpoints.CountAt(last) - checkpoints.CountAt(index);
                position = EncodeRest(worker, checkpoints.PositionAt(last), end, ref sink);
            }
            else if (pieces.Grammar.Rules is null && position - start > MaxOutOfStep)
            {
                position = EncodeRest(worker, position, end, ref sink);
            }
            else if (links.IsValueCreated || position - start > MaxOutOfStep)
            {
                skipped += FollowLinks(ref position, end);
                position = EncodeRest(worker, position, end, ref sink);
            }
            else
            {
                position = EncodeUpTo(worker, index + 1, position, end, ref sink);
            }
        }

        pieces.Return(worker);
        return skipped + sink.Count;
    }

    /// <summary>The pieces from <paramref name="start"/> on that end up to here are the same whether the text ends at <paramref name="end"/> or not.</summary>
    private int DecidedEnd(int start, int end) => start + pieces.Pretokenizer.DecidedLength(text.AsSpan(start, end - start));

    private int EncodeRest(Worker worker, int position, int end, ref CountSink sink)
    {
        Interlocked.Add(ref steps, end - position);
        return position + worker.Encode(text.AsSpan(position, end - position), end - position, ref sink);
    }

    private int FollowLinks(ref int position, int end)
    {
        int found = links.Value.FindLast(text.Length - position, text.Length - DecidedEnd(position, end), out int count, out int linkSteps);
        Interlocked.Add(ref steps, linkSteps);
        position = text.Length - found;
        return count;
    }

    /// <summary>Encodes pieces up to a checkpoint, or the first that ends behind it, and returns where they end.</summary>
    private int EncodeUpTo(Worker worker, int checkpoint, int position, int end, ref CountSink sink)
    {
        for (int room = LeastPart; ;)
        {
            int length = Math.Min(room, end - position);
            ReadOnlySpan<byte> part = text.AsSpan(position, length);
            int decided = length == end - position ? length : pieces.Pretokenizer.DecidedLength(part);
            int target = checkpoint < checkpoints.Count ? Math.Min(end, checkpoints.PositionAt(checkpoint)) : end;
            Interlocked.Add(ref steps, length);
            int encoded = worker.Encode(part, Math.Min(decided, target - position), ref sink);
            if (encoded > 0)
            {
                return position + encoded;
            }

            // The piece ends behind the part, or behind the checkpoint.
            bool isPartTooShort = decided < target - position;
            room = isPartTooShort ? checked(2 * room) : room;
            checkpoint += isPartTooShort ? 0 : 1;
        }
    }
}
