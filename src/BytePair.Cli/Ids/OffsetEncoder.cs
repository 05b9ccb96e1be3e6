using System.Buffers;
using System.Globalization;
using BytePair.Cli.CommandLine;

namespace BytePair.Cli.Ids;

/// <summary>
/// Encodes a stream to tokens with their places, a block after the other: each ends where the rest can be encoded apart, which is most often
/// before the last space. Where there is no such place (one endless word, a tokenizer that changes its texts), the block grows to twice the
/// length, at worst to the whole text, so that the work stays linear.
/// </summary>
internal sealed class OffsetEncoder(BpeTokenizer tokenizer, SpecialTokenHandling special, string sourceName)
{
    private const int FirstLength = 1 << 18; // in bytes

    private readonly ArrayBufferWriter<EncodedToken> tokens = new();
    private byte[] block = new byte[FirstLength];
    private int length;
    private long before;

    /// <summary>Encodes all of it.</summary>
    public void Encode(Stream stream, OffsetWriter writer)
    {
        while (Fill(stream))
        {
            int cut = tokenizer.FindLastSafeCut(block.AsSpan(0, length), special);
            if (cut > 0)
            {
                Write(cut, writer);
                block.AsSpan(cut, length - cut).CopyTo(block);
                length -= cut;
            }
            else
            {
                Grow();
            }
        }

        Write(length, writer);
    }

    /// <summary>Reads until the block is full; false at the end of the stream.</summary>
    private bool Fill(Stream stream)
    {
        length += stream.ReadAtLeast(block.AsSpan(length), block.Length - length, throwOnEndOfStream: false);
        return length == block.Length;
    }

    private void Write(int count, OffsetWriter writer)
    {
        tokens.ResetWrittenCount();
        try
        {
            tokenizer.EncodeToTokens(block.AsSpan(0, count), tokens, special);
        }
        catch (DisallowedSpecialTokenException refused)
        {
            throw new CommandFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{sourceName} contains the special token '{refused.SpecialToken}' at byte {before + refused.Position}. '--special text' reads it as text, '--special recognize' as its id."));
        }

        writer.Write(tokens.WrittenSpan, before);
        before += count;
    }

    private void Grow()
    {
        if (block.Length == Array.MaxLength)
        {
            throw new CommandFailedException($"{sourceName}: 2 GB without a place to cut are too much for --offsets. Encode without it.");
        }

        Array.Resize(ref block, (int)Math.Min(2L * block.Length, Array.MaxLength));
    }
}
