using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace BytePair.Cli.Corpus.Batches;

/// <summary>A queue between threads that holds so many items: who adds waits for room, and who takes waits for an item, the end or a failure.</summary>
internal sealed class BoundedQueue<T>(int capacity)
{
    private readonly Queue<T> items = new();
    private bool isComplete;
    private Exception? failure;

    /// <summary>Adds an item, as soon as there is room.</summary>
    public void Add(T item)
    {
        lock (items)
        {
            while (items.Count >= capacity)
            {
                Monitor.Wait(items);
            }

            items.Enqueue(item);
            Monitor.PulseAll(items);
        }
    }

    /// <summary>Says that no more comes, for a reason if it is one.</summary>
    public void Complete(Exception? reason = null)
    {
        lock (items)
        {
            isComplete = true;
            failure = reason;
            Monitor.PulseAll(items);
        }
    }

    /// <summary>Takes the next item; false behind the last one.</summary>
    /// <exception cref="Exception">What <see cref="Complete"/> was given, behind the last item.</exception>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (items)
        {
            while (items.Count == 0 && !isComplete)
            {
                Monitor.Wait(items);
            }

            if (items.TryDequeue(out item))
            {
                Monitor.PulseAll(items);
                return true;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return false;
    }
}
