using BytePair.Budgeting;

namespace BytePair.Web.Api;

/// <summary>What is known of a model: limits in tokens, prices in US dollars for a million tokens. What isn't known is left out.</summary>
internal sealed record ModelResponse
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public string? Encoding { get; init; }

    public int? ContextWindow { get; init; }

    public int? MaxInputTokens { get; init; }

    public int? MaxOutputTokens { get; init; }

    public decimal? InputPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    public bool IsShutDown { get; init; }

    public static ModelResponse Of(ModelInfo model) => new()
    {
        Name = model.Name,
        Kind = ApiNames.Of(model.Kind),
        Encoding = model.EncodingName,
        ContextWindow = model.ContextWindow,
        MaxInputTokens = model.MaxInputTokens,
        MaxOutputTokens = model.MaxOutputTokens,
        InputPrice = model.Prices?.Input,
        OutputPrice = model.Prices?.Output,
        IsShutDown = model.IsShutDown,
    };
}
