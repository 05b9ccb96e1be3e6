using System.Globalization;

namespace BytePair.Budgeting.Chunking;

/// <summary>The places between words, graphemes or characters: too many to list, so they are looked for from either side.</summary>
internal sealed class CutPlaces(KnownText text)
{
    /// <summary>Where the clusters of the last range begin, counted from its start.</summary>
    private int[] clusters = [];
    private int clustersStart;

    /// <summary>Finds the clusters of a range that begins with one; to be called before places of <see cref="BoundaryLevel.Grapheme"/> are asked for in it.</summary>
    public void FindClusters(int start, int end)
    {
        clusters = StringInfo.ParseCombiningCharacters(text.Chars.Slice(start, end - start).ToString());
        clustersStart = start;
    }

    /// <summary>The last place between two others; <paramref name="after"/> if there is none.</summary>
    public int Last(byte level, int after, int before)
    {
        if (level == BoundaryLevel.Word)
        {
            return LastWord(after, before);
        }

        int at = before - 1;
        while (at > after && !IsPlace(level, at))
        {
            at--;
        }

        return Math.Max(at, after);
    }

    /// <summary>The first place between two others; <paramref name="before"/> if there is none.</summary>
    public int First(byte level, int after, int before)
    {
        int at = after + 1;
        while (at < before && !IsPlace(level, at))
        {
            at++;
        }

        return Math.Min(at, before);
    }

    /// <summary>Walks back from boundary to boundary, and passes blocks at once.</summary>
    private int LastWord(int after, int before)
    {
        int at = before - 1;
        for (int index = text.Boundaries.LastUpTo(at); at > after; index--, at--)
        {
            Boundary boundary = index < 0 ? default : text.Boundaries[index];
            int start = Math.Max(after, boundary.Position);
            while (at > start && (boundary.IsBlock || !WordBreaks.IsAt(text.Chars, at)))
            {
                at = boundary.IsBlock ? start : at - 1;
            }

            if (at > start || (at > after && boundary.Level >= BoundaryLevel.Word))
            {
                return at;
            }
        }

        return after;
    }

    private bool IsPlace(byte level, int at) => level switch
    {
        BoundaryLevel.Word => IsWordOutsideBlocks(at),
        BoundaryLevel.WordOfBlock => WordBreaks.IsAt(text.Chars, at),
        BoundaryLevel.Grapheme => Array.BinarySearch(clusters, at - clustersStart) >= 0,
        _ => text.Floor(at) == at,
    };

    private bool IsWordOutsideBlocks(int at)
    {
        int index = text.Boundaries.LastUpTo(at);
        if (index < 0)
        {
            return WordBreaks.IsAt(text.Chars, at);
        }

        Boundary boundary = text.Boundaries[index];
        return boundary.Position == at ? boundary.Level >= BoundaryLevel.Word : !boundary.IsBlock && WordBreaks.IsAt(text.Chars, at);
    }
}
