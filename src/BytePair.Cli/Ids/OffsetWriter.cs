using System.Buffers;
using System.Buffers.Text;

namespace BytePair.Cli.Ids;

/// <summary>Writes tokens with their places as a JSON array of objects, all on a line.</summary>
internal sealed class OffsetWriter(IBufferWriter<byte> output)
{
    private const int LongestToken = 96; // the words of an object, and three numbers of at most 19 digits

    private bool hasWritten;

    /// <summary>Writes tokens that follow those before.</summary>
    /// <param name="tokens">The tokens, with their places in a part of the input.</param>
    /// <param name="partStart">Where that part begins, in bytes.</param>
    public void Write(ReadOnlySpan<EncodedToken> tokens, long partStart)
    {
        foreach (EncodedToken token in tokens)
        {
            Span<byte> text = output.GetSpan(LongestToken);
            int written = 0;
            Put(hasWritten ? ",{\"id\":"u8 : "[{\"id\":"u8, text, ref written);
            Put(token.Id, text, ref written);
            Put(",\"start\":"u8, text, ref written);
            Put(partStart + token.Start, text, ref written);
            Put(",\"end\":"u8, text, ref written);
            Put(partStart + token.End, text, ref written);
            Put("}"u8, text, ref written);
            output.Advance(written);
            hasWritten = true;
        }
    }

    /// <summary>Closes the array; that of an input which failed stays open, so that no reader takes it for whole.</summary>
    public void End(bool isComplete)
    {
        if (isComplete)
        {
            output.Write(hasWritten ? "]"u8 : "[]"u8);
        }

        if (isComplete || hasWritten)
        {
            output.Write("\n"u8);
        }
    }

    private static void Put(ReadOnlySpan<byte> words, Span<byte> text, ref int written)
    {
        words.CopyTo(text[written..]);
        written += words.Length;
    }

    private static void Put(long number, Span<byte> text, ref int written)
    {
        Utf8Formatter.TryFormat(number, text[written..], out int digits);
        written += digits;
    }
}
