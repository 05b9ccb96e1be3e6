using System.Runtime.CompilerServices;
using BytePair.Pretokenization;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Keeps as many workers as there are processors, so that calls find a warm cache and never wait for one another.</summary>
/// <remarks>
/// A thread looks first where it found or put its last worker, so that threads that run at the same time soon have a place each,
/// and those that take turns share one. (To ask for the number of the processor would serve as well, but the framework measures for
/// a millisecond how best to ask before its first answer.)
/// A worker lies in a place or is with a caller, never both. Taking one is an atomic exchange; putting one back is a write, for
/// there is no need that it lasts: should two callers put theirs into one place at the same moment, then one of the two is
/// forgotten, and the collector frees it. More callers than processors have workers of their own while they need them, and
/// what comes back when all places are taken is freed at once. All that are idle are freed where a collection finds memory scarce.
/// </remarks>
internal sealed class WorkerPool
{
    /// <summary>The place where this thread looks first, in whichever pool.</summary>
    [ThreadStatic]
    private static int home;

    private readonly WorkerPlace[] places = new WorkerPlace[Math.Max(1, Environment.ProcessorCount)];
    private readonly Pretokenizer pretokenizer;
    private readonly Vocabulary vocabulary;

    public WorkerPool(Pretokenizer pretokenizer, Vocabulary vocabulary)
    {
        this.pretokenizer = pretokenizer;
        this.vocabulary = vocabulary;
        CollectionWatch<WorkerPool>.Begin(this, static pool => pool.AfterCollection(MemoryLoad.IsHigh));
    }

    /// <summary>How many workers are here, idle.</summary>
    public int IdleCount
    {
        get
        {
            int count = 0;
            for (int i = 0; i < places.Length; i++)
            {
                count += Volatile.Read(ref places[i].Worker) is null ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>What the caches of idle workers hold now, in bytes. Takes each for a moment, so that nobody changes what is read.</summary>
    public long IdleCacheBytes
    {
        get
        {
            long bytes = 0;
            foreach (ref WorkerPlace place in places.AsSpan())
            {
                if (Interlocked.Exchange(ref place.Worker, null) is { } worker)
                {
                    bytes += worker.CacheBytes;
                    if (!TryPut(ref place, worker))
                    {
                        ReturnElsewhere(worker);
                    }
                }
            }

            return bytes;
        }
    }

    /// <summary>An idle worker, the one that this thread used last if it is idle, or a new one.</summary>
    public Worker Rent() => Interlocked.Exchange(ref places[home].Worker, null) ?? RentElsewhere();

    public void Return(Worker worker)
    {
        if (!TryPut(ref places[home], worker))
        {
            ReturnElsewhere(worker);
        }
    }

    /// <summary>What a collection leads to.</summary>
    public void AfterCollection(bool memoryIsScarce)
    {
        if (memoryIsScarce)
        {
            Clear();
        }
    }

    /// <summary>Lets go of all idle workers and their caches.</summary>
    public void Clear()
    {
        for (int i = 0; i < places.Length; i++)
        {
            Interlocked.Exchange(ref places[i].Worker, null)?.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Worker RentElsewhere()
    {
        for (int i = 0; i < places.Length; i++)
        {
            // Read first: an exchange would take the cache line from whoever works there.
            if (Volatile.Read(ref places[i].Worker) is not null && Interlocked.Exchange(ref places[i].Worker, null) is { } worker)
            {
                home = i;
                return worker;
            }
        }

        return new Worker(pretokenizer, vocabulary);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnElsewhere(Worker worker)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (TryPut(ref places[i], worker))
            {
                home = i;
                return;
            }
        }

        worker.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPut(ref WorkerPlace place, Worker worker)
    {
        if (Volatile.Read(ref place.Worker) is not null)
        {
            return false;
        }

        Volatile.Write(ref place.Worker, worker);
        return true;
    }
}
