using BytePair.Budgeting.Models;

namespace BytePair.Budgeting;

/// <summary>What a model's tokens cost in the provider's standard tier, in US dollars for a million tokens; null where it isn't known, 0 where it is free.</summary>
/// <remarks>Prices change: <see cref="AsOf"/> says of which day these are. Batches, priority and regions have other prices, which aren't kept here.</remarks>
public sealed record ModelPrices
{
    /// <summary>The day that the prices are of, midnight UTC; null if not known.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>A million input tokens, in US dollars; for embeddings, a million tokens of the texts.</summary>
    public decimal? Input { get; init => field = ModelErrors.CheckPrice(value, nameof(Input)); }

    /// <summary>A million input tokens that are read from the provider's cache, in US dollars.</summary>
    public decimal? CachedInput { get; init => field = ModelErrors.CheckPrice(value, nameof(CachedInput)); }

    /// <summary>A million output tokens, hidden reasoning included, in US dollars.</summary>
    public decimal? Output { get; init => field = ModelErrors.CheckPrice(value, nameof(Output)); }

    /// <summary>Other prices for requests with a long input; null if there are none.</summary>
    public LongContextPrices? LongContext { get; init; }
}
