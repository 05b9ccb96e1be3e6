using System.Buffers;
using BytePair.Pieces;
using BytePair.Pretokenization;
using BytePair.Sinks;
using BytePair.Special;

namespace BytePair.Blocks;

/// <summary>Encodes a text that is read from a source block by block, with the ids of the whole text at once. For one call.</summary>
/// <remarks>
/// <para>
/// Of each block those pieces are encoded that what follows can't change (<see cref="Lookahead"/>); the rest moves to the
/// front of the next block. A special token may straddle two blocks, so that with special tokens nothing is decided in the
/// last bytes of a block, as many as the longest has.
/// </para>
/// <para>
/// Where nothing is decided in a full block, its first piece has no end there. If the piece is a uniform run
/// (<see cref="UniformRun"/>), the middle of it goes to an <see cref="EndlessPiece"/> and leaves the block, where a few
/// characters stand for it until the end is found: memory stays bounded. Otherwise, as when one endless word mixes scripts
/// and cases, the block grows twofold. Either way time is linear.
/// </para>
/// </remarks>
internal struct BlockEncoder(PieceEncoder pieces, Worker worker, SpecialRules? rules)
{
    private const int BlockLength = 1 << 16;

    /// <summary>A block of this size without a decided piece is taken for part of an endless one.</summary>
    private const int EndlessLength = 1 << 18;

    /// <summary>The least room that a source is asked to fill.</summary>
    private const int LeastRoom = 8;

    private byte[] block = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int filled;

    /// <summary>Bytes of the text that have left the block.</summary>
    private long passed;

    /// <summary>The piece that the block begins with, if it has begun in earlier blocks.</summary>
    private EndlessPiece? endless;

    /// <summary>Bytes at the beginning of the block that only stand for earlier ones.</summary>
    private int standIn;

    /// <summary>Adds the ids of all that the source gives, until the sink is full and nothing is left to reject.</summary>
    public void Encode<TSource, TSink>(ref TSource source, ref TSink sink)
        where TSource : struct, ITextSource
        where TSink : struct, ITokenSink
    {
        try
        {
            for (bool ended = false; !ended && (!sink.IsFull || rules is { Rejects: true });)
            {
                ended = !Fill(ref source);
                CheckRejected(ref source, ended);
                int done = EncodeBlock(ended, ref sink);
                if (done == 0 && !ended && filled >= EndlessLength)
                {
                    LeaveOutMiddle(ref sink);
                }

                KeepRest(done);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Reads until the block is full; false at the end of the source.</summary>
    private bool Fill<TSource>(ref TSource source)
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

    private readonly void CheckRejected<TSource>(ref TSource source, bool ended)
        where TSource : struct, ITextSource
    {
        if (rules is not null &&
            rules.TryFindRejected(block.AsSpan(0, filled), standIn, out int position, out string? token) &&
            position < DecidedBySpecials(ended))
        {
            throw new DisallowedSpecialTokenException(token, source.PositionOf(passed + position));
        }
    }

    /// <summary>Whatever special token begins within so many bytes lies in the block as a whole.</summary>
    private readonly int DecidedBySpecials(bool ended) =>
        ended || rules is null ? filled : Math.Max(0, filled - Math.Max(0, rules.MaxLength - 1));

    /// <summary>Encodes what is decided and returns where that ends.</summary>
    private int EncodeBlock<TSink>(bool ended, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int done = 0;
        int search = standIn;
        int decided = DecidedBySpecials(ended);
        while (rules is not null && !sink.IsFull && rules.TryFindRecognized(block.AsSpan(0, filled), search, out int position, out int length, out int id) && position < decided)
        {
            EncodeOrdinary(block.AsSpan(done, position - done), isWhole: true, ref sink);
            if (position + length > decided)
            {
                // A rejected text may begin within it: it waits for the next block.
                return position;
            }

            sink.Add(id);
            done = search = position + length;
        }

        return done + EncodeOrdinary(block.AsSpan(done, decided - done), ended, ref sink);
    }

    /// <summary>Encodes ordinary text up to what is decided, or all of it if it is whole; returns where that ends.</summary>
    private int EncodeOrdinary<TSink>(ReadOnlySpan<byte> text, bool isWhole, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        int limit = isWhole ? text.Length : Lookahead.DecidedLength(text);
        int start = 0;
        if (endless is not null)
        {
            start = worker.FindFirstEnd(text);
            if (start > limit)
            {
                return 0;
            }

            endless.Append(text.Slice(standIn, start - standIn), ref sink);
            endless.Finish(ref sink);
            endless = null;
            standIn = 0;
        }

        int encoded = worker.Encode(text.Slice(start), limit - start, ref sink);

        // A full sink takes nothing more, but the text goes on to be searched for what is rejected.
        return sink.IsFull ? limit : start + encoded;
    }

    /// <summary>Passes the middle of the first piece on, if it has one, and leaves it out of the block.</summary>
    private void LeaveOutMiddle<TSink>(ref TSink sink)
        where TSink : struct, ITokenSink
    {
        ReadOnlySpan<byte> text = block.AsSpan(0, DecidedBySpecials(ended: false));
        if (text.IsEmpty || !UniformRun.TryFind(pieces.Grammar, text, worker.FindFirstEnd(text), out int from, out int to) || to - from < filled / 2)
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
        length < ThrowHelper.MaxArrayLength ? (int)Math.Min(2L * length, ThrowHelper.MaxArrayLength) : throw ThrowHelper.StretchTooLong();
}
