using System.Runtime.ExceptionServices;
using BytePair.Blocks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Encodes or counts texts share by share on several threads. For one call.</summary>
/// <remarks>
/// Each thread takes the next share that nobody has taken, and keeps the ids of all its shares in a sink of its own; a share remembers
/// where its ids are, so that they can be put in order at the end. Shares are taken in order, and one that is taken is finished:
/// so of several shares that fail the first fails always, whatever the threads do, and it is that failure that the caller sees.
/// </remarks>
internal sealed class BatchRun<T, TForm, TSink>(TextEncoder encoder, SpecialRules? rules, ReadOnlyMemory<T>[] texts, Share[] shares)
    where T : struct
    where TForm : struct, ITextForm<T>
    where TSink : struct, IShareSink
{
    private const int NoFailure = int.MaxValue;
    private TSink[] sinks = [];
    private Memory<int> counts;
    private ProgressReport? progress;
    private CancellationToken cancellation;
    private Exception? failure;
    private int failedShare = NoFailure;
    private int taken;
    private volatile bool isStopped;

    /// <summary>Runs to the end, or throws what the first share that failed has thrown.</summary>
    /// <param name="sinkOfRunner">A sink for each thread.</param>
    /// <param name="countOfText">Receives the number of ids of each text.</param>
    /// <param name="report">Told of each share that is done, if anybody asked.</param>
    /// <param name="cancellationToken">Looked at between shares and, through the sinks, within them.</param>
    public void Run(TSink[] sinkOfRunner, Memory<int> countOfText, ProgressReport? report, CancellationToken cancellationToken)
    {
        (sinks, counts, progress, cancellation) = (sinkOfRunner, countOfText, report, cancellationToken);
        cancellation.ThrowIfCancellationRequested();
        report?.Expect(shares);
        new Team(Work).Run(sinks.Length);
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }

        AddUpSlices();
    }

    private void Work(int runner)
    {
        TSink sink = sinks[runner];
        while (!isStopped)
        {
            int index = Interlocked.Increment(ref taken) - 1;
            if (index >= shares.Length || !TryEncode(index, runner, ref sink))
            {
                break;
            }
        }

        sinks[runner] = sink;
    }

    private bool TryEncode(int index, int runner, ref TSink sink)
    {
        try
        {
            ref Share share = ref shares[index];
            share.Runner = runner;
            share.FirstId = sink.Count;
            Encode(ref share, ref sink);
            share.IdCount = sink.Count - share.FirstId;
            if (!sink.IsFull)
            {
                progress?.Done(share);
                return true;
            }
        }
        catch (Exception e)
        {
            // It is thrown again by the calling thread.
            Fail(index, e);
        }

        isStopped = true;
        return false;
    }

    private void Encode(ref Share share, ref TSink sink)
    {
        for (int i = share.FirstText; i < share.FirstText + share.TextCount && !sink.IsFull; i++)
        {
            ReadOnlySpan<T> text = texts[i].Span;
            long before = sink.Count;
            try
            {
                default(TForm).Encode(encoder, share.IsSlice ? text.Slice(share.Start, share.Length) : text, rules, ref sink);
            }
            catch (DisallowedSpecialTokenException e)
            {
                throw new DisallowedSpecialTokenException(e.SpecialToken, share.Start + e.Position, i, texts.Length);
            }

            if (!share.IsSlice)
            {
                counts.Span[i] = checked((int)(sink.Count - before));
            }
        }
    }

    private void Fail(int index, Exception e)
    {
        lock (shares)
        {
            if (index < failedShare)
            {
                failedShare = index;
                failure = e;
            }
        }
    }

    private void AddUpSlices()
    {
        Span<int> ofText = counts.Span;
        long count = 0;
        foreach (ref readonly Share share in shares.AsSpan())
        {
            if (share.IsSlice)
            {
                count = share.Start == 0 ? share.IdCount : count + share.IdCount;
                ofText[share.FirstText] = count <= int.MaxValue ? (int)count : throw ThrowHelper.TooManyTokens(count);
            }
        }
    }
}
