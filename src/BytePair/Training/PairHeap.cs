using System.Runtime.InteropServices;

namespace BytePair.Training;

/// <summary>Pairs by how often they stand in the words: the most frequent first, of those as frequent the one with the lower first id, then the lower second.</summary>
/// <remarks>Counts are those that a pair was added with. Whoever takes one looks whether it is still so, and adds it again with what is left.</remarks>
internal sealed class PairHeap
{
    private Entry[] entries = new Entry[1 << 10];
    private int count;

    /// <summary>Adds a pair.</summary>
    public void Add(ulong key, long times)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, checked(2 * count));
        }

        Entry added = new() { Key = key, Count = times };
        int at = count++;
        while (at > 0 && IsBefore(added, entries[(at - 1) / 2]))
        {
            entries[at] = entries[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        entries[at] = added;
    }

    /// <summary>Takes the first pair; false if there is none.</summary>
    public bool TryTake(out ulong key, out long times)
    {
        (key, times) = (entries[0].Key, entries[0].Count);
        if (count == 0)
        {
            return false;
        }

        Entry last = entries[--count];
        int at = 0;
        for (int child = 1; child < count; child = (2 * at) + 1)
        {
            child += child + 1 < count && IsBefore(entries[child + 1], entries[child]) ? 1 : 0;
            if (!IsBefore(entries[child], last))
            {
                break;
            }

            entries[at] = entries[child];
            at = child;
        }

        entries[at] = last;
        return true;
    }

    private static bool IsBefore(in Entry left, in Entry right) =>
        left.Count > right.Count || (left.Count == right.Count && left.Key < right.Key);

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public long Count;
        public ulong Key;
    }
}
