namespace BytePair.Batches;

/// <summary>The calling thread and helpers from the thread pool, on one piece of work that each of them can do alone.</summary>
/// <remarks>
/// The caller works too and waits at the end only for helpers that have begun: where the pool has no thread to spare, the work is
/// done all the same, and a pool that is waited for by its own threads doesn't lock up.
/// </remarks>
internal sealed class Team(Action<int> work)
{
    private readonly object gate = new();
    private int begun;
    private int inside;
    private bool isClosed;

    /// <summary>Runs the work on up to <paramref name="size"/> threads at once, each with a number of its own from 0 on. It must not throw.</summary>
    public void Run(int size)
    {
        for (int i = 1; i < size; i++)
        {
            ThreadPool.QueueUserWorkItem(Help, this);
        }

        Enter();
        lock (gate)
        {
            isClosed = true;
            while (inside > 0)
            {
                Monitor.Wait(gate);
            }
        }
    }

    private static void Help(object? team) => ((Team)team!).Enter();

    private void Enter()
    {
        int number;
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            inside++;
            number = begun++;
        }

        work(number);
        lock (gate)
        {
            inside--;
            Monitor.PulseAll(gate);
        }
    }
}
