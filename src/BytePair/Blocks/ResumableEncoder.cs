using System.Buffers;
using BytePair.Pieces;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>Encodes as much of a text as is decided and fits a destination, in whole pieces, and says how much that is.</summary>
/// <remarks>
/// <para>
/// The patterns don't look behind, so that the rest of a text, from where a piece ends, has the rest of its ids. What is left
/// is to end with a piece, though ids come many pieces at a time, and to take no more time than what is written is worth,
/// though a text may be encoded in a million calls.
/// </para>
/// <para>
/// So the text is looked at through windows. A piece has at most as many ids as bytes: pieces that end within as many bytes
/// as there is room for ids fit. That is the first window. It shows how many bytes an id takes here, and the next window ends
/// where by that measure the room does, less a tenth. If its ids don't fit after all, they are taken back, and the sure
/// part of it is encoded. When no piece ends there, the first piece is tried alone.
/// </para>
/// <para>
/// Example, with room for 100 ids in English: 100 bytes are 22 ids, of 4.5 bytes; 315 bytes are 70 ids; then 32 bytes are 7,
/// and the last pieces fit alone.
/// </para>
/// </remarks>
/// <param name="pieces">Encodes the pieces.</param>
/// <param name="rules">The special tokens to recognise and to reject, if any.</param>
/// <param name="maxTokenLength">The most bytes that an id stands for.</param>
internal readonly struct ResumableEncoder(PieceEncoder pieces, SpecialRules? rules, int maxTokenLength)
{
    /// <summary>Bytes to look at beyond the limit, so that what ends there is decided: a word, as it usually is.</summary>
    private const int Beyond = 48;

    /// <summary>The most bytes that an id is expected to have, whatever was measured: what one wrong guess can cost.</summary>
    private const double MaxBytesPerId = 8;

    /// <summary>How much larger a window is after one in which nothing was decided.</summary>
    private const int Growth = 4;

    private const double Caution = 0.9;

    /// <summary>What <see cref="EncodeWindow"/> returns where not even the first piece fits.</summary>
    private const int DoesNotFit = -1;

    /// <summary>A special token that begins in the first half of so many bytes lies within them.</summary>
    private readonly int leastWindow = rules is null ? 0 : 2 * rules.MaxLength;

    /// <summary>Adds ids until the text is done, the destination too small for the next piece, or nothing more decided.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isFinal">Whether the text ends here.</param>
    /// <param name="sink">Receives the ids.</param>
    /// <param name="consumed">How much of the text the ids stand for, in its units.</param>
    public OperationStatus Encode<TText>(ref TText text, bool isFinal, ref SpanSink sink, out int consumed)
        where TText : struct, IWindowedText
    {
        if (!pieces.Grammar.CanBeginAnywhere)
        {
            return EncodeWhole(ref text, isFinal, ref sink, out consumed);
        }

        double bytesPerId = 1;
        int least = leastWindow;
        var status = OperationStatus.Done;
        for (consumed = 0; consumed < text.Length && status == OperationStatus.Done;)
        {
            int rest = text.Length - consumed;
            int limit = LimitFor(sink.Room, bytesPerId);
            int length = Math.Min(rest, Math.Max(limit + Beyond, least));
            bool isEnd = isFinal && length == rest;
            ReadOnlySpan<byte> window = text.Window(consumed, length, isEnd);
            ThrowIfRejected(ref text, consumed, window, isEnd);
            int before = sink.Written;
            int done = EncodeWindow(window, limit, isEnd, ref sink);
            if (done > 0)
            {
                consumed += text.UnitsOf(window.Slice(0, done));
                bytesPerId = Math.Min(MaxBytesPerId, (double)done / (sink.Written - before));
                least = leastWindow;
            }
            else if (done == DoesNotFit)
            {
                status = OperationStatus.DestinationTooSmall;
            }
            else if (length == rest)
            {
                status = OperationStatus.NeedMoreData;
            }
            else
            {
                least = length <= int.MaxValue / Growth ? Growth * length : int.MaxValue;
            }
        }

        return status;
    }

    /// <summary>Of a grammar that can't go on within a text: all of it, once it is known to its end and fits, or nothing.</summary>
    private OperationStatus EncodeWhole<TText>(ref TText text, bool isFinal, ref SpanSink sink, out int consumed)
        where TText : struct, IWindowedText
    {
        consumed = 0;
        if (text.Length == 0)
        {
            return OperationStatus.Done;
        }

        ReadOnlySpan<byte> window = text.Window(0, text.Length, isFinal);
        ThrowIfRejected(ref text, 0, window, isFinal);
        if (!isFinal)
        {
            return OperationStatus.NeedMoreData;
        }

        Worker worker = pieces.Rent();
        bool fits = EncodeUpTo(worker, window, int.MaxValue, isEnd: true, ref sink) != DoesNotFit;
        pieces.Return(worker);
        consumed = fits ? text.Length : 0;
        return fits ? OperationStatus.Done : OperationStatus.DestinationTooSmall;
    }

    /// <summary>Where the pieces to be encoded next should end at the latest, in bytes.</summary>
    private static int LimitFor(int room, double bytesPerId) =>
        (int)Math.Min(BlockEncoder.UsualLength, Math.Max(room, room * bytesPerId * Caution));

    private void ThrowIfRejected<TText>(ref TText text, int start, ReadOnlySpan<byte> window, bool isEnd)
        where TText : struct, IWindowedText
    {
        if (rules is not null &&
            rules.TryFindRejected(window, 0, out int position, out string? token) &&
            position < DecidedText.LengthForSpecials(rules, window.Length, isEnd))
        {
            throw new DisallowedSpecialTokenException(token, start + text.UnitsOf(window.Slice(0, position)));
        }
    }

    /// <summary>Adds the ids of decided pieces up to <paramref name="limit"/>, or of the first; returns where they end, 0 if none is decided.</summary>
    private int EncodeWindow(ReadOnlySpan<byte> window, int limit, bool isEnd, ref SpanSink sink)
    {
        // One that fails isn't returned: its state may be half-written.
        Worker worker = pieces.Rent();
        int room = sink.Room;
        int done = room == 0 ? DoesNotFit : EncodeUpTo(worker, window, limit, isEnd, ref sink);
        if (done == DoesNotFit && room > 0)
        {
            done = EncodeUpTo(worker, window, room, isEnd, ref sink);
        }

        if (done == 0)
        {
            int end = DecidedText.FirstEnd(worker, rules, window, isEnd);
            done = end > (long)room * maxTokenLength ? DoesNotFit : EncodeUpTo(worker, window, end, isEnd, ref sink);
        }

        pieces.Return(worker);
        return done;
    }

    /// <summary>Adds the ids of the decided pieces that end at or before <paramref name="limit"/> and returns where they do; or adds none, if they don't fit.</summary>
    private int EncodeUpTo(Worker worker, ReadOnlySpan<byte> window, int limit, bool isEnd, ref SpanSink sink)
    {
        int before = sink.Written;
        int done = DecidedText.Encode(worker, rules, window, limit, isEnd, ref sink);
        if (!sink.IsFull)
        {
            return done;
        }

        sink.GoBackTo(before);
        return DoesNotFit;
    }
}
