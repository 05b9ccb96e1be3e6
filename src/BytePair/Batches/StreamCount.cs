using System.Buffers;
using System.Runtime.ExceptionServices;
using BytePair.Blocks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Counts the tokens of a stream on several threads. For one call.</summary>
/// <remarks>
/// Each thread reads the next share while the others count theirs. A share that is taken is finished, and none is taken behind one that
/// failed, so that of several failures the first is told, as in <see cref="BatchRun{T, TForm, TSink}"/>.
/// </remarks>
internal sealed class StreamCount(TextEncoder encoder, SpecialRules? rules, StreamShares shares, int shareLength, BatchOptions options, CancellationToken cancellation)
{
    /// <summary>In bytes: what a thread reads and counts at a time. Far more than reading by turns costs, and little enough for a cache.</summary>
    public const int DefaultShareLength = 1 << 18;

    /// <summary>In bytes. Looking for longer special tokens at every cut would take longer than the cuts save.</summary>
    private const int MaxSpecialLength = 1 << 10;

    private Exception? failure;
    private int failedShare = int.MaxValue;
    private long tokens;
    private long bytes;
    private volatile bool isStopped;

    /// <summary>The number of tokens of all that the stream still has.</summary>
    public static long Run(TextEncoder encoder, SpecialRules? rules, Stream stream, int shareLength, BatchOptions options, CancellationToken cancellation)
    {
        bool canSlice = encoder.CanSlice(rules) && rules is null or { MaxLength: <= MaxSpecialLength };
        int length = Math.Max(shareLength, StreamShares.MinLength(rules));
        var shares = new StreamShares(stream, rules, length);
        return new StreamCount(encoder, rules, shares, length, options, cancellation).Run(canSlice, stream);
    }

    private long Run(bool canSlice, Stream stream)
    {
        cancellation.ThrowIfCancellationRequested();
        if (canSlice)
        {
            new Team(_ => Work()).Run(options.Threads);
        }
        else
        {
            tokens = Count(new ArraySegment<byte>([]), stream, out bytes);
        }

        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        options.Progress?.Report(new BatchProgress(1, 1, bytes, bytes, tokens));
        return tokens;
    }

    private void Work()
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(shareLength);
        try
        {
            while (!isStopped && TryCountNext(block))
            {
                // Another share is done.
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private bool TryCountNext(byte[] block)
    {
        StreamShare share = new(int.MaxValue, 0, 0, null);
        try
        {
            if (!shares.TryTake(block, out share))
            {
                return false;
            }

            long count = Count(new ArraySegment<byte>(block, 0, share.Length), share.Rest, out long length);
            Add(length, count);
            return !cancellation.IsCancellationRequested;
        }
        catch (Exception e)
        {
            // It is thrown again by the calling thread.
            Fail(share.Index, e is DisallowedSpecialTokenException found ? new DisallowedSpecialTokenException(found.SpecialToken, share.Position + found.Position) : e);
            return false;
        }
    }

    private long Count(ArraySegment<byte> text, Stream? rest, out long length)
    {
        var sink = new ShareCountSink(cancellation);
        length = text.Count;
        if (rest is null)
        {
            encoder.Encode(text.AsSpan(), rules, ref sink);
        }
        else
        {
            var source = new ContinuedSource(text, rest);
            encoder.Encode(source, rules, ref sink);
            length = source.BytesRead;
        }

        return sink.Count;
    }

    private void Add(long length, long count)
    {
        lock (shares)
        {
            bytes += length;
            tokens += count;
            options.Progress?.Report(new BatchProgress(0, 1, bytes, bytes, tokens));
        }
    }

    private void Fail(int index, Exception e)
    {
        lock (shares)
        {
            isStopped = true;
            if (failure is null || index < failedShare)
            {
                failedShare = index;
                failure = e;
            }
        }
    }
}
