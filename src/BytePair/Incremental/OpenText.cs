using System.Runtime.CompilerServices;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Text;

namespace BytePair.Incremental;

/// <summary>Counts the tokens of ordinary text that grows at its end, each time as if it ended there.</summary>
/// <remarks>
/// <para>
/// Pieces that what follows can't change are counted and leave (<see cref="DecidedPieces"/>). What is left begins with a piece that is
/// open, and is short, or is all but for a few bytes that one endless piece (in rare cases the first two). A short text stands in
/// for it (<see cref="StandIn"/>), so that finding the pieces costs the same however long it is; <c>positions</c> says where
/// each byte of the stand-in lies in the real text. And the tokens of an open piece are counted as it grows
/// (<see cref="OpenPieces"/>).
/// </para>
/// <para>
/// Example in cl100k_base: of <c>see it</c>, <c>see</c> has left once <c>it</c> is there to its last byte but two, and <c> it</c> is open:
/// the count is 1 and that of <c> it</c>. Then comes <c>s</c>: the open piece is <c> its</c>, and is asked about one more byte.
/// </para>
/// <para>
/// Of a grammar without rules nothing stands in for a piece that stays open: it is scanned again with each part.
/// </para>
/// <para>So adding costs what is added, and what is held in memory is what is open: its bytes, and 8 more for each.</para>
/// </remarks>
internal sealed class OpenText(PieceEncoder pieces)
{
    /// <summary>Added text is cut so that what is not decided yet is looked through again for so many bytes at a time.</summary>
    private const int MaxPart = 4096;

    /// <summary>An open text of more bytes is shortened to its stand-in.</summary>
    private const int MaxUnshortened = 192;

    private readonly ByteQueue real = new();
    private readonly OpenPieces open = new(pieces.Vocabulary);
    private byte[] standIn = new byte[MaxUnshortened];
    private int[] positions = new int[MaxUnshortened];
    private int length;

    /// <summary>Tokens of the pieces that have left.</summary>
    private long counted;

    /// <summary>Bytes and characters that were looked at, so that a test can see that they grow with the text alone.</summary>
    public long Steps { get; private set; }

    /// <summary>Bytes that are held.</summary>
    public int OpenLength => real.Length;

    public void Append(ReadOnlySpan<byte> utf8Text)
    {
        while (!utf8Text.IsEmpty)
        {
            ReadOnlySpan<byte> part = utf8Text.Slice(0, Math.Min(utf8Text.Length, MaxPart));
            Add(part);
            RemoveDecided();
            if (length > MaxUnshortened && pieces.Grammar.Rules is { } rules)
            {
                Steps += length;
                length = StandIn.Shorten(rules, standIn.AsSpan(0, length), positions.AsSpan(0, length));
            }

            utf8Text = utf8Text.Slice(part.Length);
        }
    }

    /// <summary>Tokens of all text so far and <paramref name="more"/>, short text that doesn't become part of it.</summary>
    public long CountWith(ReadOnlySpan<byte> more)
    {
        int realLength = real.Length;
        int standInLength = length;
        Add(more);
        long count = counted + CountOpen();
        if (!more.IsEmpty)
        {
            real.CutTo(realLength);
            length = standInLength;
            open.CutTo(realLength);
        }

        return count;
    }

    /// <summary>Ends the text: what follows is a text of its own, counted with it.</summary>
    public void End()
    {
        counted = CountWith(default);
        RemoveFirst(length);
    }

    /// <summary>Adds tokens that stand between texts.</summary>
    public void AddTokens(int count) => counted += count;

    public void Reset()
    {
        RemoveFirst(length);
        counted = 0;
    }

    public OpenTextState Save() => new(counted, real.Span.ToArray(), standIn.AsSpan(0, length).ToArray(), positions.AsSpan(0, length).ToArray());

    public void Restore(OpenTextState state)
    {
        Reset();
        counted = state.Counted;
        real.Add(state.Real);
        Reserve(state.StandIn.Length);
        length = state.StandIn.Length;
        state.StandIn.CopyTo(standIn);
        state.Positions.CopyTo(positions);
    }

    private void Add(ReadOnlySpan<byte> part)
    {
        int at = real.Length;
        real.Add(part);
        Reserve(part.Length);
        part.CopyTo(standIn.AsSpan(length));
        for (int i = 0; i < part.Length; i++)
        {
            positions[length + i] = at + i;
        }

        length += part.Length;
    }

    private void Reserve(int more)
    {
        if (length + more > standIn.Length)
        {
            int size = Math.Max(length + more, 2 * standIn.Length);
            Array.Resize(ref standIn, size);
            Array.Resize(ref positions, size);
        }
    }

#if NET
    [SkipLocalsInit]
#endif
    private void RemoveDecided()
    {
        ReadOnlySpan<byte> text = standIn.AsSpan(0, length);
        int coarse = pieces.Pretokenizer.DecidedLength(text);
        int known = Utf8.KnownLength(text);
        IGrammarRules? rules = pieces.Grammar.Rules;
        Span<int> ends = stackalloc int[Pretokenizer.LeastRoom];
        int done = 0;
        int firstEnd = 0;
        for (bool isOpen = false; !isOpen && done < length;)
        {
            int count = pieces.Pretokenizer.FindEnds(text, done, ends);
            firstEnd = done == 0 ? ends[0] : firstEnd;
            for (int i = 0; i < count && !isOpen; i++)
            {
                isOpen = ends[i] > coarse && !(rules is not null && DecidedPieces.IsDecided(rules, text, known, done, ends[i]));
                done = isOpen ? done : ends[i];
            }
        }

        Steps += length;
        if (done > 0)
        {
            CountDecided(RealPosition(firstEnd), RealPosition(done));
            RemoveFirst(done);
        }
    }

    /// <summary>Counts the pieces up to <paramref name="end"/>; the first, if it has been open for long, is counted nearly whole already.</summary>
    private void CountDecided(int firstEnd, int end)
    {
        int start = 0;
        if (open.Knows(0))
        {
            counted += open.Count(real.Span, 0, firstEnd);
            start = firstEnd;
        }

        if (start < end)
        {
            var sink = new CountSink();
            Worker worker = pieces.Rent();
            worker.Encode(real.Span.Slice(start), end - start, ref sink);
            pieces.Return(worker);
            counted += sink.Count;
            Steps += end - start;
        }
    }

#if NET
    [SkipLocalsInit]
#endif
    private long CountOpen()
    {
        ReadOnlySpan<byte> text = standIn.AsSpan(0, length);
        Span<int> ends = stackalloc int[Pretokenizer.LeastRoom];
        Span<int> starts = stackalloc int[Pretokenizer.LeastRoom + 1];
        long count = 0;
        starts[0] = 0;
        for (int done = 0; done < length;)
        {
            int found = pieces.Pretokenizer.FindEnds(text, done, ends);
            for (int i = 0; i < found; i++)
            {
                starts[i + 1] = RealPosition(ends[i]);
                count += open.Count(real.Span, starts[i], starts[i + 1]);
            }

            open.KeepOnly(starts.Slice(0, found));
            done = ends[found - 1];
            starts[0] = starts[found];
        }

        Steps += length;
        return count;
    }

    /// <summary>Where a piece of the stand-in ends in the real text. What was taken out belongs to the piece before.</summary>
    private int RealPosition(int end) => end == length ? real.Length : positions[end];

    private void RemoveFirst(int count)
    {
        int realCount = RealPosition(count);
        real.RemoveFirst(realCount);
        open.RemoveFirst(realCount);
        length -= count;
        standIn.AsSpan(count, length).CopyTo(standIn);
        positions.AsSpan(count, length).CopyTo(positions);
        for (int i = 0; i < length; i++)
        {
            positions[i] -= realCount;
        }
    }
}
