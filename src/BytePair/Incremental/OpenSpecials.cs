using System.Buffers;
using BytePair.Blocks;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Incremental;

/// <summary>Counts the tokens of text with special tokens in it that grows at its end.</summary>
/// <remarks>
/// A special token ends the ordinary text before it. The bytes at the end that may be the beginning of one, <c>&lt;|endof</c>, wait: they
/// are counted as text, but become part of it only when they turn out to be nothing else.
/// </remarks>
internal sealed class OpenSpecials(TextEncoder encoder, OpenText text, SpecialRules rules)
{
    private const int PartLength = 4096;
    private byte[] waiting = [];

    public int WaitingLength { get; private set; }

    public void Append(ReadOnlySpan<byte> utf8Text)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(rules.MaxLength + PartLength);
        while (!utf8Text.IsEmpty)
        {
            int count = Math.Min(utf8Text.Length, PartLength);
            waiting.AsSpan(0, WaitingLength).CopyTo(buffer);
            utf8Text.Slice(0, count).CopyTo(buffer.AsSpan(WaitingLength));
            AppendPart(buffer.AsSpan(0, WaitingLength + count));
            utf8Text = utf8Text.Slice(count);
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Tokens of all text so far and <paramref name="more"/>, up to 3 bytes that don't become part of it.</summary>
    public long CountWith(ReadOnlySpan<byte> more)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(WaitingLength + more.Length);
        waiting.AsSpan(0, WaitingLength).CopyTo(buffer);
        more.CopyTo(buffer.AsSpan(WaitingLength));
        long count = CountWithEnd(buffer.AsSpan(0, WaitingLength + more.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }

    public void Reset() => WaitingLength = 0;

    public byte[] Save() => waiting.AsSpan(0, WaitingLength).ToArray();

    public void Restore(ReadOnlySpan<byte> saved) => Wait(saved);

    private long CountWithEnd(ReadOnlySpan<byte> end)
    {
        if (!rules.TryFindRecognized(end, 0, out int position, out int length, out _))
        {
            return text.CountWith(end);
        }

        // A whole token waits while it may become a longer one.
        var sink = new CountSink();
        encoder.Encode(end.Slice(position + length), rules, ref sink);
        return text.CountWith(end.Slice(0, position)) + 1 + sink.Count;
    }

    private void AppendPart(ReadOnlySpan<byte> part)
    {
        int done = 0;
        int cutOff = rules.FindCutOff(part, 0);
        while (rules.TryFindRecognized(part, done, out int position, out int length, out _) && position < cutOff)
        {
            text.Append(part.Slice(done, position - done));
            text.End();
            text.AddTokens(1);
            done = position + length;
            cutOff = rules.FindCutOff(part, done);
        }

        text.Append(part.Slice(done, cutOff - done));
        Wait(part.Slice(cutOff));
    }

    private void Wait(ReadOnlySpan<byte> bytes)
    {
        if (waiting.Length < bytes.Length)
        {
            waiting = new byte[rules.MaxLength];
        }

        bytes.CopyTo(waiting);
        WaitingLength = bytes.Length;
    }
}
