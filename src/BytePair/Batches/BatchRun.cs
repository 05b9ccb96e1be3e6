using System.Runtime.ExceptionServices;
using BytePair.Blocks;
using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Encodes or counts texts part by part on several threads. For one call.</summary>
/// <remarks>
/// Each thread takes the next part that nobody has taken, and keeps the ids of all its parts in a sink of its own; a part remembers
/// where its ids are, so that they can be put in order at the end. Parts are taken in order, and one that is taken is finished:
/// so of several parts that fail the first fails always, whatever the threads do, and it is that failure that the caller sees.
/// </remarks>
internal sealed class BatchRun<T, TForm, TSink>(TextEncoder encoder, SpecialRules? rules, ReadOnlyMemory<T>[] texts, Part[] parts)
    where T : struct
    where TForm : struct, ITextForm<T>
    where TSink : struct, IPartSink
{
    private const int NoFailure = int.MaxValue;
    private TSink[] sinks = [];
    private Memory<int> counts;
    private ProgressReport? progress;
    private CancellationToken cancellation;
    private Exception? failure;
    private int failedPart = NoFailure;
    private int taken;
    private volatile bool isStopped;

    /// <summary>Runs to the end, or throws what the first part that failed has thrown.</summary>
    /// <param name="sinkOfRunner">A sink for each thread.</param>
    /// <param name="countOfText">Receives the number of ids of each text.</param>
    /// <param name="report">Told of each part that is done, if anybody asked.</param>
    /// <param name="cancellationToken">Looked at between parts and, through the sinks, within them.</param>
    public void Run(TSink[] sinkOfRunner, Memory<int> countOfText, ProgressReport? report, CancellationToken cancellationToken)
    {
        (sinks, counts, progress, cancellation) = (sinkOfRunner, countOfText, report, cancellationToken);
        cancellation.ThrowIfCancellationRequested();
        report?.Expect(parts);
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
            if (index >= parts.Length || !TryEncode(index, runner, ref sink))
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
            ref Part part = ref parts[index];
            part.Runner = runner;
            part.FirstId = sink.Count;
            Encode(ref part, ref sink);
            part.IdCount = sink.Count - part.FirstId;
            if (!sink.IsFull)
            {
                progress?.Done(part);
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

    private void Encode(ref Part part, ref TSink sink)
    {
        for (int i = part.FirstText; i < part.FirstText + part.TextCount && !sink.IsFull; i++)
        {
            ReadOnlySpan<T> text = texts[i].Span;
            long before = sink.Count;
            try
            {
                default(TForm).Encode(encoder, part.IsSlice ? text.Slice(part.Start, part.Length) : text, rules, ref sink);
            }
            catch (DisallowedSpecialTokenException e)
            {
                throw new DisallowedSpecialTokenException(e.SpecialToken, part.Start + e.Position, i, texts.Length);
            }

            if (!part.IsSlice)
            {
                counts.Span[i] = checked((int)(sink.Count - before));
            }
        }
    }

    private void Fail(int index, Exception e)
    {
        lock (parts)
        {
            if (index < failedPart)
            {
                failedPart = index;
                failure = e;
            }
        }
    }

    private void AddUpSlices()
    {
        Span<int> ofText = counts.Span;
        long count = 0;
        foreach (ref readonly Part part in parts.AsSpan())
        {
            if (part.IsSlice)
            {
                count = part.Start == 0 ? part.IdCount : count + part.IdCount;
                ofText[part.FirstText] = count <= int.MaxValue ? (int)count : throw ThrowHelper.TooManyTokens(count);
            }
        }
    }
}
