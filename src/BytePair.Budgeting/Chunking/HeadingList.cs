namespace BytePair.Budgeting.Chunking;

/// <summary>Where in the text which headings begin to hold.</summary>
internal sealed class HeadingList
{
    private readonly List<Entry> entries = [];

    /// <summary>The headings that hold at the end of what was scanned.</summary>
    public HeadingPath? Last => entries.Count == 0 ? null : entries[entries.Count - 1].Path;

    /// <param name="position">Where the heading's line begins.</param>
    /// <param name="path">The headings from there on.</param>
    /// <param name="followsHeading">Whether nothing but white space parts it from the heading before, or from the beginning of the text.</param>
    public void Add(int position, HeadingPath path, bool followsHeading) => entries.Add(new Entry(position, path, followsHeading));

    /// <summary>The headings above the first text of a chunk that is no heading.</summary>
    public IReadOnlyList<string> Of(int start, int end)
    {
        int index = entries.Count - 1;
        while (index >= 0 && entries[index].Position > start)
        {
            index--;
        }

        while (index + 1 < entries.Count && entries[index + 1].Position < end && entries[index + 1].FollowsHeading)
        {
            index++;
        }

        return index < 0 ? [] : entries[index].Path.Titles;
    }

    /// <summary>The text has lost so many chars at its beginning; the headings that hold from there on stay.</summary>
    public void RemoveFirst(int chars)
    {
        int last = entries.Count - 1;
        while (last > 0 && entries[last].Position > chars)
        {
            last--;
        }

        entries.RemoveRange(0, Math.Max(0, last));
        for (int i = 0; i < entries.Count; i++)
        {
            entries[i] = new Entry(Math.Max(-1, entries[i].Position - chars), entries[i].Path, entries[i].FollowsHeading);
        }
    }

    private sealed class Entry(int position, HeadingPath path, bool followsHeading)
    {
        public int Position => position;

        public HeadingPath Path => path;

        public bool FollowsHeading => followsHeading;
    }
}
