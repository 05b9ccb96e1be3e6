using System.Buffers;
using BytePair.Cli.Input;

namespace BytePair.Cli.Truncating;

/// <summary>Text on its way to be counted, of which the start and the end are kept.</summary>
/// <param name="inner">The text.</param>
/// <param name="kept">How many bytes are kept of either; of a text that has no more than twice as many, all.</param>
internal sealed class PassingText(Stream inner, int kept) : ReadOnlyStream
{
    private readonly ArrayBufferWriter<byte> head = new();
    private byte[] tail = [];
    private int tailLength;
    private bool hasLeftOut;

    /// <summary>How many bytes have come.</summary>
    public long TotalLength { get; private set; }

    /// <summary>Whether <see cref="ToArray"/> is all of it.</summary>
    public bool IsWhole => !hasLeftOut && tailLength <= kept;

    /// <summary>The text, or its start and its end with a line break between, so that the two don't make a special token where they meet.</summary>
    public byte[] ToArray()
    {
        ReadOnlySpan<byte> end = tail.AsSpan(0, tailLength);
        return IsWhole ? [.. head.WrittenSpan, .. end] : [.. head.WrittenSpan, (byte)'\n', .. end[^kept..]];
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Keep(buffer[..read]);
        return read;
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        TotalLength += text.Length;
        int ofHead = Math.Min(text.Length, kept - head.WrittenCount);
        head.Write(text[..ofHead]);
        text = text[ofHead..];
        if (text.Length > kept)
        {
            text = text[^kept..];
            tailLength = 0;
            hasLeftOut = true;
        }

        MakeRoom(text.Length);
        text.CopyTo(tail.AsSpan(tailLength));
        tailLength += text.Length;
    }

    /// <summary>Room for two ends at most: what is too old is moved out once for each end that comes, so that a byte is moved once at most.</summary>
    private void MakeRoom(int count)
    {
        if (tail.Length - tailLength >= count)
        {
            return;
        }

        int most = 2 * kept;
        Array.Resize(ref tail, (int)Math.Min(most, Math.Max(tailLength + count, 2L * tail.Length)));
        if (tailLength + count > most)
        {
            hasLeftOut = true;
            tail.AsSpan(tailLength - kept, kept).CopyTo(tail);
            tailLength = kept;
        }
    }
}
