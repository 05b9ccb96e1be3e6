namespace BytePair.Budgeting.Models;

/// <summary>
/// Reads a model's JSON onto what is known of it already: a field that is there takes the place of the old one, null says that it isn't
/// known, and what isn't there stays.
/// </summary>
internal static class ModelReader
{
    /// <summary>In the order of <see cref="ModelKind"/>.</summary>
    private static readonly string[] Kinds =
    [
        "unknown", "chat", "responsesOnly", "completion", "edit", "embedding", "audioChat", "realtime", "speechToText", "textToSpeech", "image", "video", "moderation",
    ];

    public static ModelInfo Read(CatalogNode node, ModelInfo known, DateTime asOf)
    {
        ModelInfo model = known with { AsOf = asOf };
        foreach (CatalogNode value in node.Fields())
        {
            model = With(model, value, asOf);
        }

        return model;
    }

    private static ModelInfo With(ModelInfo model, CatalogNode value, DateTime asOf) => value.Field switch
    {
        "name" => model,
        "aliases" => model with { Aliases = value.Names() },
        "azureNames" => model with { AzureNames = value.Names() },
        "kind" => model with { Kind = Kind(value) },
        "encoding" => model with { EncodingName = value.EncodingNameOrNull() },
        "contextWindow" => model with { ContextWindow = value.LimitOrNull() },
        "maxInputTokens" => model with { MaxInputTokens = value.LimitOrNull() },
        "maxOutputTokens" => model with { MaxOutputTokens = value.LimitOrNull() },
        "maxInputsPerRequest" => model with { MaxInputsPerRequest = value.LimitOrNull() },
        "maxTokensPerRequest" => model with { MaxTokensPerRequest = value.LimitOrNull() },
        "dimensions" => model with { Dimensions = value.LimitOrNull() },
        "prices" => model with { Prices = value.IsNull ? null : Prices(value, model.Prices ?? new(), asOf) },
        "currentSnapshot" => model with { CurrentSnapshot = value.NameOrNull() },
        "snapshots" => model with { Snapshots = value.Names() },
        "baseModel" => model with { BaseModel = value.NameOrNull() },
        "releaseDate" => model with { ReleaseDate = value.DateOrNull() },
        "shutdownDate" => model with { ShutdownDate = value.DateOrNull() },
        "isShutDown" => model with { IsShutDown = value.Flag() },
        "notes" => model with { Notes = value.Texts() },
        "sources" => model with { Sources = value.IsNull ? null : Sources(value, model.Sources ?? new()) },
        _ => throw value.Unknown(
            "name", "aliases", "azureNames", "kind", "encoding", "contextWindow", "maxInputTokens", "maxOutputTokens", "maxInputsPerRequest", "maxTokensPerRequest",
            "dimensions", "prices", "currentSnapshot", "snapshots", "baseModel", "releaseDate", "shutdownDate", "isShutDown", "notes", "sources"),
    };

    private static ModelPrices Prices(CatalogNode node, ModelPrices known, DateTime asOf)
    {
        ModelPrices prices = known with { AsOf = asOf };
        foreach (CatalogNode value in node.Fields())
        {
            prices = value.Field switch
            {
                "input" => prices with { Input = value.PriceOrNull() },
                "cachedInput" => prices with { CachedInput = value.PriceOrNull() },
                "output" => prices with { Output = value.PriceOrNull() },
                "longContext" => prices with { LongContext = value.IsNull ? null : LongContext(value, prices.LongContext) },
                _ => throw value.Unknown("input", "cachedInput", "output", "longContext"),
            };
        }

        return prices;
    }

    private static LongContextPrices LongContext(CatalogNode node, LongContextPrices? known)
    {
        LongContextPrices prices = known ?? new();
        bool hasThreshold = known is not null;
        foreach (CatalogNode value in node.Fields())
        {
            hasThreshold |= value.Field is "overInputTokens";
            prices = value.Field switch
            {
                "overInputTokens" => prices with { OverInputTokens = value.Limit() },
                "input" => prices with { Input = value.PriceOrNull() },
                "cachedInput" => prices with { CachedInput = value.PriceOrNull() },
                "output" => prices with { Output = value.PriceOrNull() },
                _ => throw value.Unknown("overInputTokens", "input", "cachedInput", "output"),
            };
        }

        return hasThreshold ? prices : throw node.Wrong("has to say from which number of tokens on it holds, in the field overInputTokens");
    }

    private static ModelSources Sources(CatalogNode node, ModelSources known)
    {
        ModelSources sources = known;
        foreach (CatalogNode value in node.Fields())
        {
            sources = value.Field switch
            {
                "encoding" => sources with { Encoding = value.TextOrNull() },
                "limits" => sources with { Limits = value.TextOrNull() },
                "prices" => sources with { Prices = value.TextOrNull() },
                "tables" => sources with { Tables = value.Texts() },
                _ => throw value.Unknown("encoding", "limits", "prices", "tables"),
            };
        }

        return sources;
    }

    private static ModelKind Kind(CatalogNode value)
    {
        int kind = Array.IndexOf(Kinds, value.Text());
        return kind >= 0 ? (ModelKind)kind : throw value.Wrong($"is no kind of model; there are {string.Join(", ", Kinds)}");
    }
}
