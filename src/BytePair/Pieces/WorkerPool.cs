using BytePair.Pretokenization;
using BytePair.Vocabularies;

namespace BytePair.Pieces;

/// <summary>Keeps a worker for each processor, so that calls find a warm cache and never wait for one another.</summary>
internal sealed class WorkerPool(Pretokenizer pretokenizer, Vocabulary vocabulary)
{
    private readonly Worker?[] idle = new Worker?[Math.Max(1, Environment.ProcessorCount)];

    /// <summary>An idle worker, the one last used on this processor if it is idle, or a new one.</summary>
    public Worker Rent()
    {
        int home = Home();
        for (int i = 0; i < idle.Length; i++)
        {
            ref Worker? place = ref idle[(home + i) % idle.Length];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } worker)
            {
                return worker;
            }
        }

        return new Worker(pretokenizer, vocabulary);
    }

    public void Return(Worker worker)
    {
        int home = Home();
        for (int i = 0; i < idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref idle[(home + i) % idle.Length], worker, null) is null)
            {
                return;
            }
        }

        worker.Dispose();
    }

    /// <summary>Lets go of all idle workers and their caches.</summary>
    public void Clear()
    {
        for (int i = 0; i < idle.Length; i++)
        {
            Interlocked.Exchange(ref idle[i], null)?.Dispose();
        }
    }

    private int Home() =>
#if NET
        Thread.GetCurrentProcessorId() % idle.Length;
#else
        Environment.CurrentManagedThreadId % idle.Length;
#endif
}
