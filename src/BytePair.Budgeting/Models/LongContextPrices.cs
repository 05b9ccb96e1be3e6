using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>What a request costs whose input is longer than some number of tokens: these prices are then those of all its tokens, not only of those above.</summary>
public sealed record LongContextPrices
{
    /// <summary>The prices hold for requests with more input tokens than this.</summary>
    public int OverInputTokens { get; init => field = ModelErrors.CheckLimit(value, nameof(OverInputTokens)) ?? 0; }

    /// <summary>A million input tokens, in US dollars; null if not known.</summary>
    public decimal? Input { get; init => field = ModelErrors.CheckPrice(value, nameof(Input)); }

    /// <summary>A million input tokens that are read from the provider's cache, in US dollars; null if not known.</summary>
    public decimal? CachedInput { get; init => field = ModelErrors.CheckPrice(value, nameof(CachedInput)); }

    /// <summary>A million output tokens, hidden reasoning included, in US dollars; null if not known.</summary>
    public decimal? Output { get; init => field = ModelErrors.CheckPrice(value, nameof(Output)); }
}
