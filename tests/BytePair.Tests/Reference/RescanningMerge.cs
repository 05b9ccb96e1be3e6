namespace BytePair.Tests.Reference;

/// <summary>Byte pair encoding as its definition says. Byte strings are .NET strings of chars up to U+00FF here.</summary>
internal static class RescanningMerge
{
    /// <summary>A piece that is a token is that token, whatever its merges would give.</summary>
    public static IEnumerable<int> Encode(string piece, IReadOnlyDictionary<string, int> ranks) =>
        ranks.TryGetValue(piece, out int whole) ? [whole] : Merge(piece, ranks);

    public static IEnumerable<int> Merge(string piece, IReadOnlyDictionary<string, int> ranks)
    {
        List<string> parts = [.. piece.Select(b => b.ToString())];
        while (LowestPair(parts, ranks) is int left and >= 0)
        {
            parts[left] += parts[left + 1];
            parts.RemoveAt(left + 1);
        }

        return parts.Select(part => ranks[part]);
    }

    /// <summary>The leftmost of the neighbours whose concatenation has the lowest rank, or -1.</summary>
    public static int LowestPair(List<string> parts, IReadOnlyDictionary<string, int> ranks)
    {
        int lowest = int.MaxValue;
        int at = -1;
        for (int i = 0; i + 1 < parts.Count; i++)
        {
            if (ranks.TryGetValue(parts[i] + parts[i + 1], out int rank) && rank < lowest)
            {
                lowest = rank;
                at = i;
            }
        }

        return at;
    }
}
