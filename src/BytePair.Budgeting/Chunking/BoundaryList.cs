namespace BytePair.Budgeting.Chunking;

/// <summary>The boundaries that scanning has found, in order; those that have been passed are forgotten.</summary>
internal sealed class BoundaryList
{
    /// <summary>An array: lists over types that the framework doesn't know are compiled at each start of a program that is compiled ahead.</summary>
    private Boundary[] boundaries = new Boundary[64];

    public int Count { get; private set; }

    public Boundary this[int index] => boundaries[index];

    public void Add(int position, byte level, bool isBlock = false)
    {
        if (Count == boundaries.Length)
        {
            Array.Resize(ref boundaries, 2 * Count);
        }

        boundaries[Count++] = new Boundary(position, level, isBlock);
    }

    /// <summary>The index of the last boundary at or before a position; -1 if there is none.</summary>
    public int LastUpTo(int position)
    {
        int low = -1;
        int high = Count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (boundaries[middle].Position <= position)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The first place in a range where a chunk has to end; -1 if there is none.</summary>
    public int FirstSection(int after, int upTo)
    {
        for (int i = LastUpTo(after) + 1; i < Count && boundaries[i].Position <= upTo; i++)
        {
            if (boundaries[i].Level == BoundaryLevel.Section)
            {
                return boundaries[i].Position;
            }
        }

        return -1;
    }

    /// <summary>The first boundary of a level or a better one behind a place, or else <paramref name="upTo"/>.</summary>
    public int FirstAtLeast(byte level, int after, int upTo)
    {
        int index = LastUpTo(after) + 1;
        while (index < Count && boundaries[index].Position < upTo && boundaries[index].Level < level)
        {
            index++;
        }

        return index < Count ? Math.Min(boundaries[index].Position, upTo) : upTo;
    }

    /// <summary>Lists the boundaries of the best level in a range; false if there is none.</summary>
    /// <param name="after">The range begins behind this position.</param>
    /// <param name="end">And ends before this one.</param>
    /// <param name="top">Better levels count as this one.</param>
    /// <param name="level">The least that will do; receives the best there is.</param>
    /// <param name="positions">Receives the positions, in order.</param>
    public bool FindBest(int after, int end, byte top, ref byte level, List<int> positions)
    {
        positions.Clear();
        for (int i = LastUpTo(after) + 1; i < Count && boundaries[i].Position < end; i++)
        {
            byte own = Math.Min(boundaries[i].Level, top);
            if (own > level)
            {
                positions.Clear();
                level = own;
            }

            if (own == level)
            {
                positions.Add(boundaries[i].Position);
            }
        }

        return positions.Count > 0;
    }

    /// <summary>Whether a chunk has to end at a position.</summary>
    public bool IsSection(int position)
    {
        int index = LastUpTo(position);
        return index >= 0 && boundaries[index].Position == position && boundaries[index].Level == BoundaryLevel.Section;
    }

    /// <summary>The text has lost so many chars at its beginning. The last boundary among them stays, for what it says of the text behind it.</summary>
    public void RemoveFirst(int chars)
    {
        int removed = Math.Max(0, LastUpTo(chars));
        Count -= removed;
        for (int i = 0; i < Count; i++)
        {
            Boundary boundary = boundaries[i + removed];
            boundaries[i] = new Boundary(Math.Max(-1, boundary.Position - chars), boundary.Level, boundary.IsBlock);
        }
    }
}
