using System.Buffers;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>
/// Encodes a text with its special tokens: at once where it lies in memory as UTF-8, block by block where it is read from
/// a source, with the same ids.
/// </summary>
/// <remarks>
/// A block is cut at its last safe cut (<see cref="SafeCut"/>); what is behind it moves to the front of the next block. A
/// special token may straddle two blocks, so that with special tokens nothing is decided in the last bytes of a block, as
/// many as the longest has. Where there is no safe cut in half a block, the block grows twofold: memory is that of the
/// longest stretch without one, and time stays linear.
/// </remarks>
internal sealed class TextEncoder(PieceEncoder pieces)
{
    private const int BlockLength = 1 << 16;

    /// <summary>The least room that a source is asked to fill.</summary>
    private const int LeastRoom = 8;

    /// <summary>Adds the ids of a whole text in UTF-8.</summary>
    public void Encode<TSink>(ReadOnlySpan<byte> utf8Text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        if (rules is null)
        {
            pieces.Encode(utf8Text, ref sink);
            return;
        }

        if (rules.TryFindRejected(utf8Text, 0, out int rejectedAt, out string? rejected))
        {
            throw new DisallowedSpecialTokenException(rejected, rejectedAt);
        }

        int done = EncodeUpToLastSpecial(utf8Text, utf8Text.Length, rules, ref sink);
        pieces.Encode(utf8Text.Slice(done), ref sink);
    }

    /// <summary>Adds the ids of a text that is read from <paramref name="source"/> to its end, or until the sink is full and nothing is left to reject.</summary>
    public void Encode<TSource, TSink>(ref TSource source, SpecialRules? rules, ref TSink sink)
        where TSource : struct, ITextSource
        where TSink : struct, ITokenSink
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            int filled = 0;
            long encoded = 0;
            for (bool ended = false; !ended && (!sink.IsFull || rules is { Rejects: true });)
            {
                ended = !Fill(ref source, block, ref filled);
                ReadOnlySpan<byte> text = block.AsSpan(0, filled);
                CheckRejected(ref source, text, encoded, ended, rules);
                int done = ended ? EncodeLast(text, rules, ref sink) : EncodeBlock(text, rules, ref sink);
                encoded += done;
                filled -= done;
                block = KeepRest(block, done, filled);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Reads until the block is full; false at the end of the source.</summary>
    private static bool Fill<TSource>(ref TSource source, byte[] block, ref int filled)
        where TSource : struct, ITextSource
    {
        while (block.Length - filled >= LeastRoom)
        {
            int read = source.Read(block.AsSpan(filled));
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }

    private static byte[] KeepRest(byte[] block, int done, int rest)
    {
        if (rest <= block.Length / 2)
        {
            block.AsSpan(done, rest).CopyTo(block);
            return block;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(LargerThan(block.Length));
        block.AsSpan(done, rest).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(block);
        return larger;
    }

    private static int LargerThan(int length) =>
        length < ThrowHelper.MaxArrayLength ? (int)Math.Min(2L * length, ThrowHelper.MaxArrayLength) : throw ThrowHelper.StretchTooLong();

    private static void CheckRejected<TSource>(ref TSource source, ReadOnlySpan<byte> text, long encoded, bool ended, SpecialRules? rules)
        where TSource : struct, ITextSource
    {
        if (rules is not null &&
            rules.TryFindRejected(text, 0, out int position, out string? token) &&
            (ended || position < DecidedLength(text, rules)))
        {
            throw new DisallowedSpecialTokenException(token, source.PositionOf(encoded + position));
        }
    }

    private int EncodeLast<TSink>(ReadOnlySpan<byte> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = rules is null ? 0 : EncodeUpToLastSpecial(text, text.Length, rules, ref sink);
        pieces.Encode(text.Slice(done), ref sink);
        return text.Length;
    }

    private int EncodeBlock<TSink>(ReadOnlySpan<byte> text, SpecialRules? rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = 0;
        int decided = text.Length;
        if (rules is not null)
        {
            decided = DecidedLength(text, rules);
            done = EncodeUpToLastSpecial(text, decided, rules, ref sink);
        }

        if (done < decided)
        {
            int cut = SafeCut.FindLast(text.Slice(done, decided - done));
            pieces.Encode(text.Slice(done, cut), ref sink);
            done += cut;
        }

        return done;
    }

    /// <summary>Encodes up to the end of the last recognised token that ends within <paramref name="decided"/>, and returns that end.</summary>
    private int EncodeUpToLastSpecial<TSink>(ReadOnlySpan<byte> text, int decided, SpecialRules rules, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = 0;
        while (!sink.IsFull && rules.TryFindRecognized(text, done, out int position, out int length, out int id) && position + length <= decided)
        {
            pieces.Encode(text.Slice(done, position - done), ref sink);
            sink.Add(id);
            done = position + length;
        }

        return done;
    }

    /// <summary>Whatever special token begins within so many bytes lies in the block as a whole.</summary>
    private static int DecidedLength(ReadOnlySpan<byte> text, SpecialRules rules) => Math.Max(0, text.Length - Math.Max(0, rules.MaxLength - 1));
}
