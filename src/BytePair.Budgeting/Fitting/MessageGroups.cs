namespace BytePair.Budgeting.Fitting;

/// <summary>Messages that belong together, joined two by two (union by smaller index, with halved paths).</summary>
internal sealed class MessageGroups
{
    private readonly int[] parents;

    public MessageGroups(int count)
    {
        parents = new int[count];
        for (int i = 0; i < count; i++)
        {
            parents[i] = i;
        }
    }

    public void Join(int first, int second)
    {
        first = Find(first);
        second = Find(second);
        parents[Math.Max(first, second)] = Math.Min(first, second);
    }

    /// <summary>The first message of the group.</summary>
    public int Find(int message)
    {
        while (parents[message] != message)
        {
            parents[message] = parents[parents[message]];
            message = parents[message];
        }

        return message;
    }
}
