namespace BytePair.Cli.Counting;

/// <summary>The rows of a table: files, or what they come to by extension or folder; the most tokens first.</summary>
internal static class Groups
{
    public static List<FileCount> Of(List<FileCount> counts, Grouping grouping)
    {
        IEnumerable<FileCount> rows = grouping == Grouping.None ? counts : counts
            .GroupBy(count => KeyOf(count.Name, grouping), StringComparer.Ordinal)
            .Select(group => FileCount.Sum(group.Key, group));
        return [.. rows.OrderByDescending(row => row.Tokens).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static string KeyOf(string path, Grouping grouping)
    {
        if (grouping == Grouping.Extension)
        {
            return Path.GetExtension(path) is { Length: > 0 } extension ? extension : "(none)";
        }

        return Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
    }
}
