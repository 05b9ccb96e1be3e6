using System.Buffers;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;
using BytePair.Text;

namespace BytePair.Blocks;

/// <summary>Encodes in steps with a model that normalizes text, as long as that leaves the text as it is; from where it doesn't on, the rest at once or not at all.</summary>
/// <remarks>
/// Where a text is changed, what of it the ids so far stand for can't be told in general. What is looked at ends at a boundary of normalization, so
/// that what follows can't change it later; and is no more than the room is worth, so that a text may be encoded in any number of calls.
/// </remarks>
internal readonly struct UnchangedText(ResumableEncoder encoder, SegmentEncoder segments, TextShape shape, SpecialRules? rules)
{
    private const int LeastWindow = 1 << 12;
    private const int BytesPerId = 16;
    private const int Growth = 4;

    public unsafe OperationStatus Encode(ReadOnlySpan<byte> text, bool isFinal, ref SpanSink sink, out int consumed)
    {
        consumed = 0;
        if (IsConditional)
        {
            return EncodeWhole(text, isFinal, ref sink, ref consumed);
        }

        long window = WindowFor(sink);
        while (true)
        {
            ReadOnlySpan<byte> rest = text.Slice(consumed);
            bool isWhole = rest.Length <= window;
            bool isEnd = isFinal && isWhole;
            ReadOnlySpan<byte> known = isEnd ? rest : rest.Slice(0, LastBoundary(rest, isWhole ? rest.Length : (int)window));
            if (shape.Changes(known))
            {
                return EncodeWhole(rest, isFinal, ref sink, ref consumed);
            }

            int done;
            OperationStatus status;
            fixed (byte* start = known)
            {
                var windows = new Utf8Windows(start, known.Length);
                status = encoder.Encode(ref windows, isEnd, ref sink, out done);
            }

            consumed += done;
            if (status == OperationStatus.DestinationTooSmall || isEnd)
            {
                return status;
            }

            if (isWhole)
            {
                return consumed == text.Length ? OperationStatus.Done : OperationStatus.NeedMoreData;
            }

            window = done > 0 ? WindowFor(sink) : window * Growth;
        }
    }

    public OperationStatus Encode(ReadOnlySpan<char> text, bool isFinal, ref SpanSink sink, out int consumed)
    {
        consumed = 0;
        using var utf8 = new PooledBytes(0);
        long window = IsConditional ? long.MaxValue : WindowFor(sink);
        while (true)
        {
            ReadOnlySpan<char> rest = text.Slice(consumed);
            bool isWhole = rest.Length <= window;
            int length = isWhole ? rest.Length : (int)window;
            bool isEnd = isFinal && isWhole;

            // Half a pair waits for the other.
            length -= !isEnd && length > 0 && char.IsHighSurrogate(rest[length - 1]) ? 1 : 0;
            utf8.Clear();
            utf8.Add(rest.Slice(0, length));
            OperationStatus status = Encode(utf8.Written, isEnd, ref sink, out int done);
            consumed += Utf16.CountChars(utf8.Written.Slice(0, done));
            if (status == OperationStatus.DestinationTooSmall || isEnd)
            {
                return status;
            }

            if (isWhole)
            {
                return consumed == text.Length ? OperationStatus.Done : OperationStatus.NeedMoreData;
            }

            window = done > 0 ? WindowFor(sink) : window * Growth;
        }
    }

    private static long WindowFor(in SpanSink sink) => Math.Max(LeastWindow, (long)BytesPerId * sink.Room);

    /// <summary>Whether tokens have conditions, or a text begins with a space that isn't in it: then it depends on the whole text what a part of it is.</summary>
    private bool IsConditional => shape.AddsPrefixSpace || rules is { IsPlain: false };

    /// <summary>Encodes all that is left, once it is known to its end and fits, or nothing of it.</summary>
    private OperationStatus EncodeWhole(ReadOnlySpan<byte> rest, bool isFinal, ref SpanSink sink, ref int consumed)
    {
        if (rest.IsEmpty)
        {
            return OperationStatus.Done;
        }

        if (rules is not null && rules.TryFindRejected(rest, 0, out int position, out string? token))
        {
            throw new DisallowedSpecialTokenException(token, consumed + position);
        }

        if (!isFinal)
        {
            return OperationStatus.NeedMoreData;
        }

        int before = sink.Written;
        segments.Encode(rest, rules, ref sink);
        if (sink.IsFull)
        {
            sink.GoBackTo(before);
            return OperationStatus.DestinationTooSmall;
        }

        consumed += rest.Length;
        return OperationStatus.Done;
    }

    private int LastBoundary(ReadOnlySpan<byte> text, int limit)
    {
        for (int position = Math.Min(limit, text.Length - 1); position > 0; position--)
        {
            if (!Utf8.IsContinuation(text[position]) && shape.Normalizer!.IsBoundary(text, position))
            {
                return position;
            }
        }

        return 0;
    }
}
