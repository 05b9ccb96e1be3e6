using System.Buffers;
using BytePair.Pieces;
using BytePair.Segments;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>Encodes a text that arrives in blocks and isn't read as it is, with the ids of the whole text at once.</summary>
/// <remarks>
/// Of each block, that is read which what follows can't change (<see cref="ChunkCut"/>): added tokens, and ordinary text as the model reads
/// it, which goes to a <see cref="BlockEncoder"/> as if it came from a source by itself. Where a full block has no cut, it grows.
/// </remarks>
/// <param name="pieces">Encodes the pieces.</param>
/// <param name="shape">What the model does to text.</param>
/// <param name="rules">The tokens to recognise and to reject, if any.</param>
/// <param name="blockLength">What a block has at least, in bytes.</param>
internal struct SegmentBlocks(PieceEncoder pieces, TextShape shape, SpecialRules? rules, int blockLength) : IBlockProcessor
{
    private const int Growth = 4;

    private BlockEncoder ordinary = new(pieces, rules: null, blockLength, BlockEncoder.UsualEndlessLength);
    private Segmenter segmenter = new(shape, AddedTokenRules.Of(rules));
    private byte[] block = ArrayPool<byte>.Shared.Rent(blockLength);
    private int filled;

    /// <summary>Bytes of the text that have left the block.</summary>
    private long passed;

    public readonly bool HasRoom => block.Length - filled >= BlockEncoder.LeastRoom;

    public readonly ArraySegment<byte> Room => new(block, filled, block.Length - filled);

    public readonly bool Wants<TSink>(in TSink sink)
        where TSink : struct, ITokenSink => !sink.IsFull || rules is { Rejects: true };

    public void Fill(int count) => filled += count;

    public void Process<TSource, TSink>(TSource source, bool isEnd, ref TSink sink)
        where TSource : ITextSource
        where TSink : struct, ITokenSink
    {
        ThrowIfRejected(source, isEnd);
        ReadOnlySpan<byte> text = block.AsSpan(0, filled);
        int cut = isEnd ? filled : ChunkCut.FindLast(text, shape, AddedTokenRules.Of(rules));
        var receiver = new SegmentsToBlocks<TSink>(ordinary, sink);
        try
        {
            segmenter.Run(text.Slice(0, cut), isEnd, ref receiver);
        }
        catch (DisallowedSpecialTokenException e)
        {
            throw new DisallowedSpecialTokenException(e.SpecialToken, source.PositionOf(passed + e.Position, text.Slice((int)e.Position)));
        }
        finally
        {
            ordinary = receiver.Ordinary;
            sink = receiver.Sink;
        }

        KeepRest(cut);
    }

    public void Dispose()
    {
        ordinary.Dispose();
        ArrayPool<byte>.Shared.Return(block);
    }

    private readonly void ThrowIfRejected<TSource>(TSource source, bool isEnd)
        where TSource : ITextSource
    {
        ReadOnlySpan<byte> text = block.AsSpan(0, filled);
        if (rules is not null &&
            rules.TryFindRejected(text, 0, out int position, out string? token) &&
            position < DecidedText.LengthForSpecials(rules, filled, isEnd))
        {
            throw new DisallowedSpecialTokenException(token, source.PositionOf(passed + position, text.Slice(position)));
        }
    }

    /// <summary>Moves what isn't done to the front of the block, or of a larger one if it fills over half of it.</summary>
    private void KeepRest(int done)
    {
        int rest = filled - done;
        byte[] old = block;
        if (rest > old.Length / 2)
        {
            block = ArrayPool<byte>.Shared.Rent(
                old.Length < ThrowHelper.MaxArrayLength ? (int)Math.Min((long)Growth * old.Length, ThrowHelper.MaxArrayLength) : throw ThrowHelper.StretchTooLong());
        }

        old.AsSpan(done, rest).CopyTo(block);
        filled = rest;
        passed += done;
        if (block != old)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
