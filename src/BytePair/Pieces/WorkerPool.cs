using System.Runtime.CompilerServices;
using BytePair.Pretokenization;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Keeps a worker for each processor, so that calls find a warm cache and never wait for one another.</summary>
/// <remarks>
/// A worker lies in a place or is with a caller, never both. Taking one is an atomic exchange; putting one back is a write, for
/// there is no need that it lasts: should two callers put theirs into one place at the same moment, then one of the two is
/// forgotten, and the collector frees it. More callers than processors have workers of their own while they need them, and
/// what comes back when all places are taken is freed at once. All that are idle are freed where a collection finds memory scarce.
/// </remarks>
internal sealed class WorkerPool
{
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
            foreach (ref WorkerPlace place in places.AsSpan())
            {
                count += Volatile.Read(ref place.Worker) is null ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>An idle worker, the one last used on this processor if it is idle, or a new one.</summary>
    public Worker Rent()
    {
        WorkerPlace[] all = places;
        return Interlocked.Exchange(ref all[Home(all.Length)].Worker, null) ?? RentElsewhere();
    }

    public void Return(Worker worker)
    {
        WorkerPlace[] all = places;
        if (!TryPut(ref all[Home(all.Length)], worker))
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
        foreach (ref WorkerPlace place in places.AsSpan())
        {
            Interlocked.Exchange(ref place.Worker, null)?.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Worker RentElsewhere()
    {
        foreach (ref WorkerPlace place in places.AsSpan())
        {
            // Read first: an exchange would take the cache line from whoever works there.
            if (Volatile.Read(ref place.Worker) is not null && Interlocked.Exchange(ref place.Worker, null) is { } worker)
            {
                return worker;
            }
        }

        return new Worker(pretokenizer, vocabulary);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnElsewhere(Worker worker)
    {
        foreach (ref WorkerPlace place in places.AsSpan())
        {
            if (TryPut(ref place, worker))
            {
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

    /// <summary>The place of this processor. Numbers beyond those counted, as on a machine with processors switched off, wrap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Home(int count)
    {
#if NET
        int number = Thread.GetCurrentProcessorId();
#else
        int number = Environment.CurrentManagedThreadId;
#endif
        return (uint)number < (uint)count ? number : (int)((uint)number % (uint)count);
    }
}
