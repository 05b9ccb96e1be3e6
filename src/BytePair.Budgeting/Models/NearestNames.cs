namespace BytePair.Budgeting.Models;

/// <summary>
/// The names that are most like one that isn't known: by how many chars have to be put in, left out or changed for others to make
/// one of the other, whatever their case. Only the beginning of a long name is looked at, so that the work for each name of the catalogue has a bound.
/// </summary>
internal static class NearestNames
{
    private const int MostNames = 3;

    /// <summary>In chars; names of models are shorter.</summary>
    private const int LongestCompared = 64;

    public static IReadOnlyList<string> To(string name, IEnumerable<string> names)
    {
        string asked = Beginning(name);
        int allowed = Math.Max(2, asked.Length / 3);
        return
        [
            .. names
                .Select(known => (Distance: Distance(asked, Beginning(known)), Name: known))
                .Where(candidate => candidate.Distance <= allowed)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(MostNames)
                .Select(candidate => candidate.Name),
        ];
    }

    private static string Beginning(string name) => (name.Length <= LongestCompared ? name : name.Substring(0, LongestCompared)).ToUpperInvariant();

    /// <summary>Levenshtein's distance, a row of his table at a time.</summary>
    private static int Distance(string one, string other)
    {
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (int j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 0; i < one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < other.Length; j++)
            {
                int changed = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, 1 + Math.Min(row[j], diagonal));
            }
        }

        return row[other.Length];
    }
}
