using System.Runtime.ExceptionServices;

namespace BytePair.Training;

/// <summary>The calling thread and helpers from the thread pool, which count the pieces of blocks, each in a table of its own.</summary>
/// <remarks>
/// <para>
/// The caller reads the corpus and hands out blocks. Where more wait than the helpers take, it counts one itself; so a thread pool that has no
/// thread to spare makes it slower, not stuck.
/// </para>
/// <para>
/// Sums don't depend on who counts what. Only what is forgotten for want of room might, so it is decided after each so many bytes of corpus, when all
/// that was handed out is counted: then the tables together have the same pieces whatever the number of threads.
/// </para>
/// </remarks>
internal sealed class PieceCountingTeam
{
    /// <summary>After so many bytes of corpus it is looked whether too many pieces are kept.</summary>
    private const int BytesBetweenLooks = 1 << 24;

    private readonly object gate = new();
    private readonly Queue<CorpusBlock> waiting = new();
    private readonly Stack<CorpusBlock> freeBlocks = new();
    private readonly Stack<PieceCounter> freeCounters = new();
    private readonly PieceCounter[] counters;
    private readonly long limit;
    private readonly int blockLength;
    private int called;
    private int inside;
    private long bytesSinceLook;
    private ExceptionDispatchInfo? failure;

    /// <param name="makeCounter">Makes what a thread counts with.</param>
    /// <param name="threads">How many may work at once.</param>
    /// <param name="limit">The most pieces kept (<see cref="PieceCounts.Size"/>).</param>
    /// <param name="blockLength">What a block usually has, in bytes.</param>
    public PieceCountingTeam(Func<PieceCounter> makeCounter, int threads, long limit, int blockLength)
    {
        this.limit = limit;
        this.blockLength = blockLength;
        counters = new PieceCounter[threads];
        for (int i = 0; i < threads; i++)
        {
            counters[i] = makeCounter();
            freeCounters.Push(counters[i]);
        }
    }

    /// <summary>An empty block.</summary>
    public CorpusBlock RentBlock()
    {
        lock (gate)
        {
            return freeBlocks.Count > 0 ? freeBlocks.Pop() : new CorpusBlock(blockLength);
        }
    }

    /// <summary>Has a block counted, now or later.</summary>
    public void Count(CorpusBlock block)
    {
        bytesSinceLook += block.Filled;
        CorpusBlock? own = null;
        lock (gate)
        {
            ThrowIfFailed();
            waiting.Enqueue(block);
            if (called < counters.Length - 1)
            {
                called++;
                ThreadPool.QueueUserWorkItem(Help, this);
            }

            if (waiting.Count >= counters.Length)
            {
                own = waiting.Dequeue();
            }
        }

        if (own is not null)
        {
            CountOwn(own);
        }

        if (bytesSinceLook >= BytesBetweenLooks)
        {
            Drain();
            Forget();
            bytesSinceLook = 0;
        }
    }

    /// <summary>Waits until all that was handed out is counted.</summary>
    public void Drain()
    {
        while (true)
        {
            CorpusBlock own;
            lock (gate)
            {
                while (waiting.Count == 0 && inside > 0)
                {
                    Monitor.Wait(gate);
                }

                ThrowIfFailed();
                if (waiting.Count == 0)
                {
                    return;
                }

                own = waiting.Dequeue();
            }

            CountOwn(own);
        }
    }

    /// <summary>All counts in one table. Nobody may be counting.</summary>
    public PieceCounts Collect()
    {
        PieceCounts all = counters[0].Counts;
        for (int i = 1; i < counters.Length; i++)
        {
            all.AddAll(counters[i].Counts);
            counters[i].Counts.Clear();
        }

        return all;
    }

    private static void Help(object? team) => ((PieceCountingTeam)team!).Help();

    private void Help()
    {
        PieceCounter counter;
        lock (gate)
        {
            inside++;
            counter = freeCounters.Pop();
        }

        while (TryTake(out CorpusBlock? block))
        {
            Count(counter, block!);
        }

        lock (gate)
        {
            freeCounters.Push(counter);
            called--;
            inside--;
            Monitor.PulseAll(gate);
        }
    }

    private bool TryTake(out CorpusBlock? block)
    {
        lock (gate)
        {
            block = waiting.Count > 0 && failure is null ? waiting.Dequeue() : null;
            return block is not null;
        }
    }

    private void CountOwn(CorpusBlock block)
    {
        PieceCounter counter;
        lock (gate)
        {
            counter = freeCounters.Pop();
        }

        Count(counter, block);
        lock (gate)
        {
            freeCounters.Push(counter);
            ThrowIfFailed();
        }
    }

    /// <summary>What a block can't be counted for is told to the caller.</summary>
    private void Count(PieceCounter counter, CorpusBlock block)
    {
        ExceptionDispatchInfo? caught = null;
        try
        {
            counter.Count(block);
        }
        catch (Exception e)
        {
            caught = ExceptionDispatchInfo.Capture(e);
        }

        block.Clear();
        lock (gate)
        {
            failure ??= caught;
            freeBlocks.Push(block);
        }
    }

    private void ThrowIfFailed() => failure?.Throw();

    private void Forget()
    {
        long size = 0;
        foreach (PieceCounter counter in counters)
        {
            size += counter.Counts.Size;
        }

        if (size > limit)
        {
            PieceCounts all = Collect();
            counters[0].Counts = all.Size > limit ? all.WithoutRarest(limit) : all;
        }
    }
}
