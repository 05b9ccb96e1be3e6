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
        using IEnumerator<T> all = items.GetEnumerator();
        if (!all.MoveNext())
        {
            yield break;
        }

        T item = all.Current;
        bool isMore = all.MoveNext();
        if (!isMore)
        {
            yield return work(item); // which may take no longer than starting a thread for it
            yield break;
        }

        int ahead = AheadPerProcessor * Environment.ProcessorCount;
        var begun = new Queue<Task<TResult>>();
        while (true)
        {
            T next = item;
            begun.Enqueue(Task.Run(() => work(next)));
            if (begun.Count >= ahead)
            {
                yield return begun.Dequeue().GetAwaiter().GetResult();
            }

            if (!isMore)
            {
                break;
            }

            item = all.Current;
            isMore = all.MoveNext();
        }

        while (begun.TryDequeue(out Task<TResult>? last))
        {
            yield return last.GetAwaiter().GetResult();
        }
    }
}
