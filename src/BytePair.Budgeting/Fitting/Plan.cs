namespace BytePair.Budgeting.Fitting;

/// <summary>The fitting of one conversation: each message counted once, then chosen, cut and put together by sums.</summary>
internal sealed class Plan
{
    private readonly ChatPrompt prompt;
    private readonly FittingOptions options;
    private readonly ContextBudget budget;
    private readonly MessageCosts costs;
    private readonly PromptMessage[] messages;
    private readonly MessageTokenCount[] counts;
    private readonly long[] originalTokens;
    private readonly Unit[] units;
    private readonly int firstWaiting;
    private readonly int firstSystem;
    private readonly HashSet<Unit> kept = [];

    /// <summary>What is set aside for a summary, in tokens; 0 where there is none to be.</summary>
    private long summaryRoom;

    public Plan(ChatTokenCounter counter, FittingOptions options, ChatPrompt prompt, ContextBudget budget)
    {
        this.prompt = prompt;
        this.options = options;
        this.budget = budget;
        costs = new MessageCosts(counter, prompt, budget);
        messages = [.. prompt.Messages];
        counts = [.. messages.Select(costs.Count)];
        originalTokens = [.. counts.Select(count => count.Tokens)];
        Units division = new(messages, options);
        units = division.Divide([.. counts.Select(costs.Of)]);
        firstWaiting = division.FirstWaiting;
        firstSystem = units.SelectMany(unit => unit.Messages).Where(index => counts[index].IsSystem).DefaultIfEmpty(messages.Length).Min();
    }

    /// <summary>The count of the first message of rules, none of which is ever dropped but for want of a call or an answer.</summary>
    private MessageTokenCount? FirstSystem => firstSystem < counts.Length ? counts[firstSystem] : null;

    /// <summary>Chooses what stays.</summary>
    /// <returns>0, or by how many tokens what must stay is too long.</returns>
    public long Choose(bool sumsUp)
    {
        long room = budget.InputLimit - costs.OfRest(FirstSystem);
        foreach (Unit unit in units.Where(unit => unit.Required is not null))
        {
            room -= unit.Cost;
            kept.Add(unit);
        }

        room = room < 0 && options.CutsLargestTexts ? CutRequired(-room) : room;
        if (room < 0)
        {
            return -room;
        }

        Unit[] others = [.. units.Where(unit => unit.Required is null)];
        if (others.Sum(unit => unit.Cost) > room && sumsUp)
        {
            summaryRoom = Math.Min(room, options.SummaryTokens);
        }

        UnitSelection.Choose(others, room - summaryRoom, options.StepTokens, kept);
        return 0;
    }

    /// <summary>What a summary is asked of; null if none is needed, or there is no room for one.</summary>
    public SummaryRequest? RequestSummary()
    {
        long textRoom = summaryRoom == 0 ? 0 : summaryRoom - costs.OfFrame();
        int[] dropped = DroppedForRoom();
        return textRoom > 0 && dropped.Length > 0 ? new SummaryRequest([.. dropped.Select(index => messages[index])], (int)textRoom) : null;
    }

    /// <summary>Puts the prompt together.</summary>
    public FittedPrompt Finish(PromptMessage? summary)
    {
        var reasons = new FittingReason[messages.Length];
        reasons.AsSpan().Fill(FittingReason.Orphaned);
        foreach (Unit unit in units)
        {
            foreach (int index in unit.Messages)
            {
                reasons[index] = kept.Contains(unit) ? unit.Required ?? FittingReason.HadRoom : FittingReason.NoRoom;
            }
        }

        var report = new FittedMessage[messages.Length];
        for (int i = 0; i < report.Length; i++)
        {
            bool stays = reasons[i] < FittingReason.NoRoom;
            report[i] = new FittedMessage(i, prompt.Messages[i], originalTokens[i], reasons[i])
            {
                Result = stays ? messages[i] : null,
                Tokens = stays ? counts[i].Tokens : 0,
            };
        }

        return summary is null ? Join(report, null, null, -1) : WithSummary(report, summary);
    }

    /// <summary>Cuts the newest; the room that there is then, below zero if that doesn't do.</summary>
    private long CutRequired(long excess)
    {
        IEnumerable<int> cuttable = units.Where(unit => unit.Required == FittingReason.Newest).SelectMany(unit => unit.Messages);
        return -new TextCutter(costs, options.Cut, options.MinCutTokens).Cut(messages, counts, cuttable, excess);
    }

    private int[] DroppedForRoom() => [.. units.Where(unit => !kept.Contains(unit)).SelectMany(unit => unit.Messages).OrderBy(index => index)];

    private FittedPrompt WithSummary(FittedMessage[] report, PromptMessage summary)
    {
        int place = PlaceOfSummary();
        PromptMessage[] message = [summary];
        MessageTokenCount[] count = [costs.Count(summary)];
        long excess = CostOfSummary(count[0], place) - summaryRoom;
        if (excess > 0 && options.OversizedSummary == OversizedSummaryHandling.Cut)
        {
            new TextCutter(costs, options.Cut, minTokens: 0).Cut(message, count, [0], excess);
        }

        long cost = CostOfSummary(count[0], place);
        return cost <= summaryRoom
            ? Join(report, message[0], count[0], place)
            : throw PromptTooLongException.OfSummary(cost, summaryRoom);
    }

    /// <summary>What a summary takes, and what the rest takes more because it is the first system message now.</summary>
    private long CostOfSummary(MessageTokenCount summary, int place)
    {
        MessageTokenCount? after = summary.IsSystem && place <= firstSystem ? summary : FirstSystem;
        return costs.Of(summary) + costs.OfRest(after) - costs.OfRest(FirstSystem);
    }

    /// <summary>
    /// Where the first message was dropped, or before the messages that belong together if it was amid them, and before calls that wait
    /// for their answers: nobody may speak behind those.
    /// </summary>
    private int PlaceOfSummary()
    {
        int place = Math.Min(DroppedForRoom()[0], firstWaiting);

        // By falling first messages: what is moved before one unit may be amid those that begin before it.
        for (int i = units.Length - 1; i >= 0; i--)
        {
            Unit unit = units[i];
            if (kept.Contains(unit) && unit.First < place && place <= unit.Last)
            {
                place = unit.First;
            }
        }

        return place;
    }

    private FittedPrompt Join(FittedMessage[] report, PromptMessage? summary, MessageTokenCount? summaryCount, int place)
    {
        List<PromptMessage> all = [];
        List<MessageTokenCount> allCounts = [];
        int summaryIndex = -1;
        for (int i = 0; i <= messages.Length; i++)
        {
            if (i == place)
            {
                summaryIndex = all.Count;
                all.Add(summary!);
                allCounts.Add(summaryCount!);
            }

            if (i < messages.Length && report[i].Result is { } result)
            {
                all.Add(result);
                allCounts.Add(counts[i]);
            }
        }

        PromptCount count = costs.Combine(allCounts);
        bool isUnchanged = summary is null && Array.TrueForAll(report, message => message.Outcome == FittingOutcome.Kept);
        return new FittedPrompt(isUnchanged ? prompt : prompt with { Messages = all }, count, budget.Measure(count), report)
        {
            Summary = summary,
            SummaryIndex = summaryIndex,
            CountedMessages = costs.CountedMessages,
        };
    }
}
