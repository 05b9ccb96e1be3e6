namespace BytePair.Tests.Reference;

/// <summary>A vocabulary as its rules say, proper or not: by a list of merges, or by ranks where there is none. Byte strings are Latin-1 strings.</summary>
internal sealed record NaiveVocabulary(IReadOnlyDictionary<string, int> Ids, IReadOnlyList<(string Left, string Right)>? Merges, bool IgnoreMerges)
{
    /// <summary>The ids of a piece, or null if a byte of it that the vocabulary lacks is left over.</summary>
    public int[]? Encode(string piece) => (Merges is null || IgnoreMerges) && Ids.TryGetValue(piece, out int whole) ? [whole] : Merge(piece);

    /// <summary>The same of a piece that isn't taken as a whole.</summary>
    public int[]? Merge(string piece)
    {
        List<string> parts = [.. piece.Select(b => b.ToString())];
        while (First(parts) is int left and >= 0)
        {
            parts[left] += parts[left + 1];
            parts.RemoveAt(left + 1);
        }

        return parts.TrueForAll(Ids.ContainsKey) ? [.. parts.Select(part => Ids[part])] : null;
    }

    /// <summary>The leftmost of the neighbours that merge first, or -1.</summary>
    private int First(List<string> parts)
    {
        int[] places = [.. parts.Zip(parts.Skip(1), PlaceOf)];
        return places.Length == 0 || places.Min() == int.MaxValue ? -1 : Array.IndexOf(places, places.Min());
    }

    /// <summary>A pair that is listed twice has its last place.</summary>
    private int PlaceOf(string left, string right)
    {
        if (Merges is null)
        {
            return Ids.GetValueOrDefault(left + right, int.MaxValue);
        }

        for (int place = Merges.Count - 1; place >= 0; place--)
        {
            if (Merges[place] == (left, right))
            {
                return place;
            }
        }

        return int.MaxValue;
    }
}
