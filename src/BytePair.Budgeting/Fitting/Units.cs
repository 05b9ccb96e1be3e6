namespace BytePair.Budgeting.Fitting;

/// <summary>Divides a conversation into units. Linear in its messages.</summary>
internal sealed class Units(IReadOnlyList<PromptMessage> messages, FittingOptions options)
{
    private readonly MessageGroups groups = new(messages.Count);

    /// <inheritdoc cref="ToolLinks.FirstWaiting"/>
    public int FirstWaiting { get; private set; }

    /// <summary>The units in the order of their first messages; orphans are in none, unless they are kept.</summary>
    /// <param name="costs">What each message takes.</param>
    public Unit[] Divide(long[] costs)
    {
        HashSet<int> orphans = FindOrphans();
        JoinAnswers(orphans);
        if (options.Unit == FittingUnit.Turn)
        {
            JoinTurns(orphans);
        }

        var units = new SortedDictionary<int, Unit>();
        int requiredFrom = FirstOfNewest(orphans);
        for (int i = 0; i < messages.Count; i++)
        {
            if (!orphans.Contains(i))
            {
                int group = groups.Find(i);
                if (!units.TryGetValue(group, out Unit? unit))
                {
                    unit = new Unit();
                    units.Add(group, unit);
                }

                Add(unit, i, costs[i], isNewest: i >= requiredFrom);
            }
        }

        return [.. units.Values];
    }

    private static bool IsRules(PromptMessage message) => message.Role is PromptRole.System or PromptRole.Developer;

    private static bool IsReasoning(PromptMessage message) => message.Parts.Count > 0 && message.Parts.All(part => part is ReasoningPart);

    private void Add(Unit unit, int index, long cost, bool isNewest)
    {
        PromptMessage message = messages[index];
        bool isPinned = options.IsPinned?.Invoke(message, index) ?? false;
        FittingReason? required = IsRules(message) ? FittingReason.Rules
            : isPinned ? FittingReason.Pinned
            : isNewest ? FittingReason.Newest
            : null;
        unit.Messages.Add(index);
        unit.Cost = checked(unit.Cost + cost);
        unit.Priority = Math.Max(unit.Priority, options.Priority?.Invoke(message, index) ?? 0);

        // The reasons are in the order of their strength.
        unit.Required = unit.Required is null || required < unit.Required ? required ?? unit.Required : unit.Required;
    }

    /// <summary>All messages of a group that misses one, and the reasoning that led to such a call.</summary>
    private HashSet<int> FindOrphans()
    {
        ToolLinks links = new(messages, groups);
        int[] incomplete = [.. links.Join()];
        FirstWaiting = links.FirstWaiting;
        if (incomplete.Length == 0 || options.Orphans == OrphanHandling.Keep)
        {
            return [];
        }

        if (options.Orphans == OrphanHandling.Refuse)
        {
            throw ThrowHelper.OrphanedTool(incomplete.Min(), "prompt");
        }

        var incompleteGroups = new HashSet<int>(incomplete.Select(groups.Find));
        var orphans = new HashSet<int>();
        for (int i = messages.Count - 1; i >= 0; i--)
        {
            if (incompleteGroups.Contains(groups.Find(i)) || (orphans.Contains(i + 1) && IsReasoning(messages[i])))
            {
                orphans.Add(i);
            }
        }

        return orphans;
    }

    /// <summary>
    /// Reasoning belongs to what the model said or called right behind it, and a call to what it said or called right behind that:
    /// of an answer that came as several messages, services refuse a part.
    /// </summary>
    private void JoinAnswers(HashSet<int> orphans)
    {
        for (int i = 1; i < messages.Count; i++)
        {
            bool isOneAnswer = messages[i - 1].Role == PromptRole.Assistant && messages[i].Role == PromptRole.Assistant
                && messages[i - 1].Parts.Any(part => part is ToolCallPart or ReasoningPart);
            if (isOneAnswer && !orphans.Contains(i - 1) && !orphans.Contains(i))
            {
                groups.Join(i - 1, i);
            }
        }
    }

    private void JoinTurns(HashSet<int> orphans)
    {
        int last = -1;
        for (int i = 0; i < messages.Count; i++)
        {
            if (!orphans.Contains(i) && !IsRules(messages[i]))
            {
                if (last >= 0 && messages[i].Role != PromptRole.User)
                {
                    groups.Join(last, i);
                }

                last = i;
            }
        }
    }

    /// <summary>The first of the newest messages that must stay.</summary>
    private int FirstOfNewest(HashSet<int> orphans)
    {
        int index = messages.Count;
        for (int left = options.RequiredNewest; left > 0 && index > 0;)
        {
            index--;
            left -= orphans.Contains(index) || IsRules(messages[index]) ? 0 : 1;
        }

        return index;
    }
}
