namespace BytePair.Budgeting.Chunking;

/// <summary>The headings above a place, outermost first.</summary>
/// <param name="parent">The heading above this one; null for the outermost.</param>
/// <param name="level">From 1 to 6.</param>
/// <param name="title">The heading's text.</param>
internal sealed class HeadingPath(HeadingPath? parent, int level, string title)
{
    private string[]? titles;

    /// <summary>All titles, made when first asked for and shared by all chunks of the section.</summary>
    public IReadOnlyList<string> Titles => titles ??= AsTitles();

    /// <summary>The path of a heading that follows somewhere below <paramref name="above"/>.</summary>
    public static HeadingPath Below(HeadingPath? above, int level, string title)
    {
        while (above is not null && above.Level >= level)
        {
            above = above.Parent;
        }

        return new HeadingPath(above, level, title);
    }

    private int Level => level;

    private HeadingPath? Parent => parent;

    private string Title => title;

    private string[] AsTitles()
    {
        var path = new Stack<string>();
        for (HeadingPath? at = this; at is not null; at = at.Parent)
        {
            path.Push(at.Title);
        }

        return path.ToArray();
    }
}
