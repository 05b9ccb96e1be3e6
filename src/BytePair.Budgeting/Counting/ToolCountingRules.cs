namespace BytePair.Budgeting;

/// <summary>How many tokens tools take. Immutable; change a copy with <c>with</c>.</summary>
/// <remarks>
/// Unless set, the figures are those that hmarr/openai-chat-tokens (MIT) inferred from the counts of gpt-3.5-turbo; they give all 36 counts that
/// it publishes, and those of OpenAI's cookbook for gpt-4 and gpt-4o.
/// </remarks>
public sealed record ToolCountingRules
{
    /// <summary>How tools are counted.</summary>
    public ToolCountingFormat Format { get; init; }

    /// <summary>What a request with tools takes besides their text.</summary>
    public int TokensPerRequest { get; init; } = 9;

    /// <summary>What a function takes besides its names and descriptions; for <see cref="ToolCountingFormat.Cookbook"/> alone.</summary>
    public int TokensPerFunction { get; init; } = 7;

    /// <summary>What a request with tools and a system message takes more (or less, below zero), since both share a message.</summary>
    public int TokensWithSystemMessage { get; init; } = -4;

    /// <summary>Whether a line feed is added to the first system message of a request with tools.</summary>
    public bool PadsSystemMessage { get; init; } = true;

    /// <summary>What it takes to say that no tool may be called.</summary>
    public int TokensForNone { get; init; } = 1;

    /// <summary>What it takes to say that a tool must be called. No count of it is known in public.</summary>
    public int TokensForRequired { get; init; } = 4;

    /// <summary>What it takes besides its name to name the tool that must be called (pamelafox/openai-messages-token-helper, MIT).</summary>
    public int TokensForNamed { get; init; } = 7;

    /// <summary>The same for a request of the older form (<c>functions</c>, <c>function_call</c>).</summary>
    public int TokensForNamedFunction { get; init; } = 4;

    /// <summary>
    /// By how many tokens the service may count the tools of a request otherwise; the descriptions of inner properties, which some models read, are
    /// added to it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ErrorTokens
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An error is 0 or more tokens.");
    } = 3;
}
