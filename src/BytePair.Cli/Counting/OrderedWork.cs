namespace BytePair.Cli.Counting;

/// <summary>Work on many items by all processors, with the results in the order of the items.</summary>
internal static class OrderedWork
{
    /// <summary>So many items for each processor are begun before the first result is waited for.</summary>
    private const int AheadPerProcessor = 4;

    /// <summary>Does the work, which must not throw. Items are taken, and results given, by the calling thread.</summary>
    public static IEnumerable<TResult> Run<T, TResult>(IEnumerable<T> items, Func<T, TResult> work)
        where T : class
        where TResult : class
    {
        int ahead = AheadPerProcessor * Environment.ProcessorCount;
        var begun = new Queue<Task<TResult>>();
        foreach (T item in items)
        {
            begun.Enqueue(Task.Run(() => work(item)));
            if (begun.Count >= ahead)
            {
                yield return begun.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (begun.TryDequeue(out Task<TResult>? next))
        {
            yield return next.GetAwaiter().GetResult();
        }
    }
}
