using System.Buffers;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>
/// Encodes a text that arrives in blocks, with the ids of the whole text at once. For one call, which fills
/// <see cref="Room"/>, at once or asynchronously, and then has the block processed, until the text ends.
/// </summary>
/// <remarks>
/// <para>
/// Of each block, that is encoded which what follows can't change (<see cref="DecidedText"/>); the rest moves to the front of
/// the next block.
/// </para>
/// <para>
/// Where nothing is decided in a full block, its first piece has no end there. If the piece is a uniform run
/// (<see cref="UniformRun"/>), the middle of it goes to an <see cref="EndlessPiece"/> and leaves the block, where a few
/// characters stand for it until the end is found: memory stays bounded. Otherwise, as when one endless word mixes scripts
/// and cases, the block grows fourfold. Either way time is linear.
/// </para>
/// <para>
/// A worker is held while a block is processed, not while the next is waited for, unless an endless piece needs its scratch.
/// One that is still held at the end has failed amid its work, and is let go of.
/// </para>
/// </remarks>
/// <param name="pieces">Encodes the pieces.</param>
/// <param name="rules">The special tokens to recognise and to reject, if any.</param>
/// <param name="blockLength">What a block has at least, in bytes.</param>
/// <param name="endlessLength">A block of this size without a decided piece is taken for part of an endless one.</param>
internal struct BlockEncoder(PieceEncoder pieces, SpecialRules? rules, int blockLength, int endlessLength) : IBlockProcessor
{
    /// <summary>What a block usually has, in bytes.</summary>
    public const int UsualLength = 1 << 16;

    /// <summary>The least room that a source is asked to fill, in bytes: more than any character takes in UTF-8, whatever a source transcodes from.</summary>
    public const int LeastRoom = 8;

    /// <summary>How long a piece may be that is read whole, in bytes.</summary>
    public const int UsualEndlessLength = 1 << 18;

    private const int Growth = 4;

    private byte[] block = ArrayPool<byte>.Shared.Rent(blockLength);
    private int filled;

    /// <summary>Bytes of the text that have left the block.</summary>
    private long passed;

    private Worker? worker;

    /// <summary>The piece that the block begins with, if it has begun in earlier blocks.</summary>
    private EndlessPiece? endless;

    /// <summary>Bytes at the beginning of the block that only stand for earlier ones.</summary>
    private int standIn;

    /// <summary>Whether the block isn't full yet.</summary>
    public readonly bool HasRoom => block.Length - filled >= LeastRoom;

    /// <summary>What is to be filled with the next bytes of the text.</summary>
    public readonly ArraySegment<byte> Room => new(block, filled, block.Length - filled);

    /// <summary>False once the sink is full and nothing is left to reject.</summary>
    public readonly bool Wants<TSink>(in TSink sink)
        where TSink : struct, ITokenSink => !sink.IsFull || rules is { Rejects: true };

    /// <summary>Says that so many bytes of <see cref="Room"/> are filled.</summary>
    public void Fill(int count) => filled += count;

    /// <summary>Adds the ids of what is decided in the block, and makes room.</summary>
    public void Process<TSource, TSink>(TSource source, bool isEnd, ref TSink sink)
        where TSource : ITextSource
        where TSink : struct, ITokenSink
    {
        ThrowIfRejected(source, isEnd);
        worker ??= pieces.Rent();
        int done = EncodeBlock(worker, isEnd, ref sink);
        if (done == 0 && !isEnd && filled >= endlessLength)
        {
            LeaveOutMiddle(worker, ref sink);
        }

        KeepRest(done);
        if (endless is null)
        {
            pieces.Return(worker);
            worker = null;
        }
    }

    public void Dispose()
    {
        worker?.Dispose();
        ArrayPool<byte>.Shared.Return(block);
    }

    private readonly void ThrowIfRejected<TSource>(TSource source, bool isEnd)
        where TSource : ITextSource
    {
        ReadOnlySpan<byte> text = block.AsSpan(0, filled);
        if (rules is not null &&
            rules.TryFindRejected(text, standIn, out int position, out string? token) &&
            position < DecidedText.LengthForSpecials(rules, filled, isEnd))
        {
            throw new DisallowedSpecialTokenException(token, source.PositionOf(passed + position, text.Slice(position)));
        }
    }

    /// <summary>Encodes what is decided and returns where that ends.</summary>
    private int EncodeBlock<TSink>(Worker worker, bool isEnd, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int start = endless is null ? 0 : FinishEndless(worker, isEnd, ref sink);
        int done = endless is null ? start + DecidedText.Encode(worker, rules, block.AsSpan(start, filled - start), int.MaxValue, isEnd, ref sink) : 0;
        if (!sink.IsFull)
        {
            return done;
        }

        // A full sink takes nothing more, but the text goes on to be searched for what is rejected.
        endless = null;
        standIn = 0;
        return DecidedText.LengthForSpecials(rules, filled, isEnd);
    }

    /// <summary>Ends the endless piece if its end is in the block, and returns where.</summary>
    private int FinishEndless<TSink>(Worker worker, bool isEnd, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int known = DecidedText.LengthForSpecials(rules, filled, isEnd);
        bool isCut = DecidedText.TryFindCut(rules, block.AsSpan(0, filled), standIn, known, out int cut, out _, out _);
        if (cut < standIn)
        {
            return 0;
        }

        ReadOnlySpan<byte> text = block.AsSpan(0, cut);
        int end = worker.FindFirstEnd(text);
        if (!isCut && !isEnd && end > worker.DecidedLength(text))
        {
            return 0;
        }

        endless!.Append(text.Slice(standIn, end - standIn), ref sink);
        endless.Finish(ref sink);
        endless = null;
        standIn = 0;
        return end;
    }

    /// <summary>Passes the middle of the first piece on, if it has one, and leaves it out of the block.</summary>
    private void LeaveOutMiddle<TSink>(Worker worker, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        ReadOnlySpan<byte> text = block.AsSpan(0, DecidedText.LengthForSpecials(rules, filled, isEnd: false));
        if (text.IsEmpty || !UniformRun.TryFind(pieces.Grammar.Rules, text, worker.FindFirstEnd(text), out int from, out int to) || to - from < filled / 2)
        {
            return;
        }

        endless ??= worker.BeginEndless();
        endless.Append(text.Slice(standIn, to - standIn), ref sink);
        block.AsSpan(to, filled - to).CopyTo(block.AsSpan(from));
        filled -= to - from;
        passed += to - from;
        standIn = from;
    }

    /// <summary>Moves what isn't done to the front of the block, or of a larger one if it fills over half of it.</summary>
    private void KeepRest(int done)
    {
        int rest = filled - done;
        byte[] old = block;
        if (rest > old.Length / 2)
        {
            block = ArrayPool<byte>.Shared.Rent(LargerThan(old.Length));
        }

        old.AsSpan(done, rest).CopyTo(block);
        filled = rest;
        passed += done;
        if (block != old)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }

    private static int LargerThan(int length) =>
        length < ThrowHelper.MaxArrayLength ? (int)Math.Min((long)Growth * length, ThrowHelper.MaxArrayLength) : throw ThrowHelper.StretchTooLong();
}
