using BytePair.Budgeting.Costs;

namespace BytePair.Budgeting;

/// <summary>The tokens of a request that are billed, counted as the API's own usage counts them: cached input is part of the input, reasoning part of the output.</summary>
/// <example>
/// <code>
/// var usage = new TokenUsage { InputTokens = 12_000, CachedInputTokens = 8_000, OutputTokens = 1_500, ReasoningTokens = 1_000 };
/// long fresh = usage.InputTokens - usage.CachedInputTokens;       // 4000
/// </code>
/// </example>
public sealed record TokenUsage
{
    /// <summary>The tokens of the input, cached ones included; for embeddings, those of the texts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long InputTokens { get; init => field = ThrowHelper.NotNegative(value, nameof(InputTokens)); }

    /// <summary>Those of <see cref="InputTokens"/> that the provider reads from its cache.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long CachedInputTokens { get; init => field = ThrowHelper.NotNegative(value, nameof(CachedInputTokens)); }

    /// <summary>The tokens of the output, hidden reasoning included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long OutputTokens { get; init => field = ThrowHelper.NotNegative(value, nameof(OutputTokens)); }

    /// <summary>Those of <see cref="OutputTokens"/> that are hidden reasoning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long ReasoningTokens { get; init => field = ThrowHelper.NotNegative(value, nameof(ReasoningTokens)); }
}
