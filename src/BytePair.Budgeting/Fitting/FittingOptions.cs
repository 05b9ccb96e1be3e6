namespace BytePair.Budgeting;

/// <summary>What must stay when a conversation is fitted, what goes first, and what is done as a last resort.</summary>
/// <remarks>The functions are asked once a message and fitting, in the order of the messages. Immutable; a changed copy is made by <c>with</c>.</remarks>
/// <example>
/// <code>
/// var options = new FittingOptions
/// {
///     Unit = FittingUnit.Turn,
///     IsPinned = (message, index) => message.Name == "customer_record",
///     Priority = (message, index) => message.Role == PromptRole.Tool ? -1 : 0,
///     StepTokens = 4_000,
/// };
/// </code>
/// </example>
public sealed record FittingOptions
{
    internal static readonly FittingOptions Default = new();

    /// <summary>What stays or goes together: <see cref="FittingUnit.Message"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public FittingUnit Unit
    {
        get;
        init => field = value is FittingUnit.Message or FittingUnit.Turn ? value : throw ThrowHelper.UndefinedValue(value, nameof(Unit));
    }

    /// <summary>Which messages, told with their index, must stay whole, beside system and developer messages, which always must; none unless set. Orphans (<see cref="Orphans"/>) go nevertheless.</summary>
    public Func<PromptMessage, int, bool>? IsPinned { get; init; }

    /// <summary>How important a message is, told with its index: the higher, the later it goes. Unless set, all are alike. What goes together is as important as the most important of it.</summary>
    public Func<PromptMessage, int, int>? Priority { get; init; }

    /// <summary>How many of the newest messages must stay, with all that belongs to them: 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int RequiredNewest
    {
        get;
        init => field = ThrowHelper.AtLeast(0, value, nameof(RequiredNewest));
    } = 1;

    /// <summary>
    /// How many tokens of old messages go at a time: 0, unless set, for no more than must. With steps what is kept of a growing conversation begins
    /// with the same message for many calls, so that the service can take the beginning of the prompt from its cache.
    /// </summary>
    /// <remarks>A conversation that is cut has up to so many tokens, and a message, less than would fit. A tenth to a half of the limit is a good choice.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int StepTokens
    {
        get;
        init => field = ThrowHelper.AtLeast(0, value, nameof(StepTokens));
    }

    /// <summary>What to do with calls and answers of tools that miss one another: <see cref="OrphanHandling.Drop"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public OrphanHandling Orphans
    {
        get;
        init => field = value is >= OrphanHandling.Drop and <= OrphanHandling.Keep ? value : throw ThrowHelper.UndefinedValue(value, nameof(Orphans));
    }

    /// <summary>
    /// Whether the largest texts of the newest messages are cut when what must stay doesn't fit; unless set, that is refused. System,
    /// developer and pinned messages and the arguments of tool calls are never cut.
    /// </summary>
    public bool CutsLargestTexts { get; init; }

    /// <summary>Which end of a text is kept, where it may be cut and what stands for what is left out; null for the start, cut between any two characters. For summaries too.</summary>
    public TruncationOptions? Cut { get; init; }

    /// <summary>The fewest tokens that a text is cut to before the next largest is cut: 16 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinCutTokens
    {
        get;
        init => field = ThrowHelper.AtLeast(0, value, nameof(MinCutTokens));
    } = 16;

    /// <summary>The room that is set aside for the message that sums up what was dropped, in tokens: 1,000 unless set. Only where a summary is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int SummaryTokens
    {
        get;
        init => field = ThrowHelper.AtLeast(1, value, nameof(SummaryTokens));
    } = 1000;

    /// <summary>What to do with a summary that is too long: <see cref="OversizedSummaryHandling.Cut"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public OversizedSummaryHandling OversizedSummary
    {
        get;
        init => field = value is OversizedSummaryHandling.Cut or OversizedSummaryHandling.Refuse ? value : throw ThrowHelper.UndefinedValue(value, nameof(OversizedSummary));
    }
}
