namespace BytePair.Merging;

/// <summary>A binary min-heap of numbers.</summary>
internal struct CandidateHeap()
{
    private ulong[] items = new ulong[16];
    private int count;

    public void Clear() => count = 0;

    public void Push(ulong item)
    {
        if (count == items.Length)
        {
            Grow();
        }

        int hole = count++;
        while (hole > 0 && items[(hole - 1) >> 1] > item)
        {
            items[hole] = items[(hole - 1) >> 1];
            hole = (hole - 1) >> 1;
        }

        items[hole] = item;
    }

    public bool TryPop(out ulong least)
    {
        if (count == 0)
        {
            least = 0;
            return false;
        }

        least = items[0];
        ulong last = items[--count];
        int hole = 0;
        while ((2 * hole) + 1 < count)
        {
            int child = (2 * hole) + 1;
            if (child + 1 < count && items[child + 1] < items[child])
            {
                child++;
            }

            if (items[child] >= last)
            {
                break;
            }

            items[hole] = items[child];
            hole = child;
        }

        items[hole] = last;
        return true;
    }

    private void Grow() => Array.Resize(ref items, 2 * items.Length);
}
