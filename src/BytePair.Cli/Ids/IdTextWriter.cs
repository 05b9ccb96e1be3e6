using System.Buffers;
using System.Buffers.Text;

namespace BytePair.Cli.Ids;

/// <summary>Writes ids as decimal numbers, with spaces between or as a JSON array; no allocation per id.</summary>
internal sealed class IdTextWriter : IdWriter
{
    private const int LongestId = 11; // a separator and ten digits

    private readonly IBufferWriter<byte> output;
    private readonly byte[] opening;
    private readonly byte separator;
    private readonly byte[] closing;

    private IdTextWriter(IBufferWriter<byte> output, byte[] opening, byte separator, byte[] closing)
    {
        this.output = output;
        this.opening = opening;
        this.separator = separator;
        this.closing = closing;
    }

    /// <summary>A line: <c>15339 1917</c>.</summary>
    public static IdTextWriter ForText(IBufferWriter<byte> output) => new(output, [], (byte)' ', []);

    /// <summary>An array on a line: <c>[15339,1917]</c>.</summary>
    public static IdTextWriter ForJson(IBufferWriter<byte> output) => new(output, "["u8.ToArray(), (byte)',', "]"u8.ToArray());

    /// <summary>What an input gave before it failed keeps to its own line; an array is left open, which no reader takes for whole.</summary>
    public override void End(bool isComplete)
    {
        if (isComplete && !HasWritten)
        {
            output.Write(opening);
        }

        if (isComplete)
        {
            output.Write(closing);
        }

        if (isComplete || HasWritten)
        {
            output.Write("\n"u8);
        }
    }

    protected override void Write(ReadOnlySpan<int> ids)
    {
        bool isFirst = !HasWritten;
        if (isFirst && !ids.IsEmpty)
        {
            output.Write(opening);
        }

        Span<byte> text = output.GetSpan(LongestId);
        int written = 0;
        foreach (int id in ids)
        {
            if (text.Length - written < LongestId)
            {
                output.Advance(written);
                text = output.GetSpan(LongestId);
                written = 0;
            }

            if (!isFirst)
            {
                text[written++] = separator;
            }

            Utf8Formatter.TryFormat(id, text[written..], out int digits);
            written += digits;
            isFirst = false;
        }

        output.Advance(written);
    }
}
