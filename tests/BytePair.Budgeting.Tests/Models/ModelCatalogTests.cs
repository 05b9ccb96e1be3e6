using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting.Models;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Models;

/// <summary>A name leads to what is known of its model, and says how.</summary>
public sealed class ModelCatalogTests
{
    private static readonly DateTime DataDay = new(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("gpt-4o", ModelMatchKind.Exact, "gpt-4o", "o200k_base")]
    [InlineData("gpt-4o-2024-08-06", ModelMatchKind.Exact, "gpt-4o-2024-08-06", "o200k_base")]
    [InlineData("gpt-4-0613", ModelMatchKind.Exact, "gpt-4-0613", "cl100k_base")]
    [InlineData("gpt-5.6", ModelMatchKind.Alias, "gpt-5.6-sol", "o200k_base")]
    [InlineData("openai/gpt-5.6", ModelMatchKind.Alias, "gpt-5.6-sol", "o200k_base")]
    [InlineData("openai/gpt-4o", ModelMatchKind.Alias, "gpt-4o", "o200k_base")]
    [InlineData("openrouter/openai/gpt-4o", ModelMatchKind.Alias, "gpt-4o", "o200k_base")]
    [InlineData("gpt-35-turbo", ModelMatchKind.AzureDeployment, "gpt-3.5-turbo", "cl100k_base")]
    [InlineData("azure/gpt-35-turbo", ModelMatchKind.AzureDeployment, "gpt-3.5-turbo", "cl100k_base")]
    [InlineData("azure/gpt-4o", ModelMatchKind.AzureDeployment, "gpt-4o", "o200k_base")]
    [InlineData("gpt-4o-2029-01-01", ModelMatchKind.Snapshot, "gpt-4o-2029-01-01", "o200k_base")]
    [InlineData("gpt-4-1231", ModelMatchKind.Snapshot, "gpt-4-1231", "cl100k_base")]
    [InlineData("gpt-35-turbo-0301", ModelMatchKind.Snapshot, "gpt-35-turbo-0301", "cl100k_base")]
    [InlineData("azure/gpt-4o-2029-01-01", ModelMatchKind.Snapshot, "gpt-4o-2029-01-01", "o200k_base")]
    [InlineData("ft:gpt-4o:org::id", ModelMatchKind.FineTuned, "ft:gpt-4o:org::id", "o200k_base")]
    [InlineData("ft:gpt-4.1:org::id", ModelMatchKind.FineTuned, "ft:gpt-4.1:org::id", "o200k_base")]
    [InlineData("ft:gpt-4.1-mini-2025-04-14:org:name:id", ModelMatchKind.FineTuned, "ft:gpt-4.1-mini-2025-04-14:org:name:id", "o200k_base")]
    [InlineData("ft:gpt-4.1", ModelMatchKind.FineTuned, "ft:gpt-4.1", "o200k_base")]
    [InlineData("ft:gpt-4:org::id", ModelMatchKind.FineTuned, "ft:gpt-4:org::id", "cl100k_base")]
    [InlineData("ft:o4-mini:org::id", ModelMatchKind.FineTuned, "ft:o4-mini:org::id", "o200k_base")]
    [InlineData("davinci:ft-org-2023-01-01-12-00-00", ModelMatchKind.FineTuned, "davinci:ft-org-2023-01-01-12-00-00", "r50k_base")]
    [InlineData("ft:gpt-6-nova:org::id", ModelMatchKind.Family, "ft:gpt-6-nova:org::id", "o200k_base")]
    [InlineData("gpt-4o-nova", ModelMatchKind.Family, "gpt-4o-nova", "o200k_base")]
    [InlineData("gpt-4.5", ModelMatchKind.Family, "gpt-4.5", "o200k_base")]
    [InlineData("gpt-6", ModelMatchKind.Family, "gpt-6", "o200k_base")]
    [InlineData("gpt-6.9-luna-2027-05-05", ModelMatchKind.Family, "gpt-6.9-luna-2027-05-05", "o200k_base")]
    [InlineData("gpt-oss-7b", ModelMatchKind.Family, "gpt-oss-7b", "o200k_harmony")]
    public void A_name_is_understood(string name, ModelMatchKind kind, string model, string encoding)
    {
        ModelMatch match = ModelCatalog.Default.Find(name);
        Assert.Equal(kind, match.Kind);
        Assert.Equal(name, match.Name);
        Assert.Equal(model, match.Model.Name);
        Assert.Equal(encoding, match.Model.EncodingName);
        Assert.Equal(DataDay, match.AsOf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpt")]
    [InlineData("gpt-60")]
    [InlineData("gpt-4.2")]
    [InlineData("gpt-4-9999-x:y")]
    [InlineData("my-gpt-4o")]
    [InlineData("someone/gpt-4o")]
    [InlineData("ft:")]
    [InlineData("ft::")]
    [InlineData("ft:nobody:org::id")]
    [InlineData("azure/")]
    [InlineData("-2024-08-06")]
    public void Other_names_are_not(string name)
    {
        Assert.False(ModelCatalog.Default.TryFind(name, out ModelMatch? match));
        Assert.Null(match);
        Assert.Throws<UnknownModelException>(() => ModelCatalog.Default.Find(name));
    }

    [Theory]
    [InlineData("gpt4o", "gpt-4o")]
    [InlineData("GPT-4o", "gpt-4o")]
    [InlineData("gtp-3.5-turbo", "gpt-3.5-turbo")]
    [InlineData("text-embeding-3-small", "text-embedding-3-small")]
    public void An_unknown_name_is_refused_with_the_nearest(string name, string nearest)
    {
        UnknownModelException refusal = Assert.Throws<UnknownModelException>(() => ModelCatalog.Default.Find(name));
        Assert.Equal(name, refusal.ModelName);
        Assert.Equal(nearest, refusal.NearestNames[0]);
        Assert.Contains(nearest, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-0101")]
    [InlineData("azure/")]
    [InlineData("ft:")]
    [InlineData(":ft-")]
    [InlineData("gpt-4o-")]
    public void A_name_of_a_megabyte_is_refused_at_once(string unit)
    {
        string name = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        UnknownModelException refusal = Assert.Throws<UnknownModelException>(() => ModelCatalog.Default.Find(name));
        Assert.True(refusal.Message.Length < 1000);
    }

    [Fact]
    public void What_can_not_be_taken_over_is_left_out()
    {
        ModelInfo gpt4o = ModelCatalog.Default.Find("gpt-4o").Model;
        ModelInfo snapshot = ModelCatalog.Default.Find("gpt-4o-2029-01-01").Model;
        Assert.Equal("gpt-4o", snapshot.BaseModel);
        Assert.Equal(gpt4o.ContextWindow, snapshot.ContextWindow);
        Assert.Equal(gpt4o.Prices, snapshot.Prices);
        Assert.NotNull(gpt4o.ShutdownDate);
        Assert.Null(snapshot.ShutdownDate);
        Assert.Empty(snapshot.Snapshots);

        ModelInfo family = ModelCatalog.Default.Find("gpt-4o-nova").Model;
        Assert.Equal(gpt4o.ContextWindow, family.ContextWindow);
        Assert.Null(family.Prices);

        ModelInfo azure = ModelCatalog.Default.Find("azure/gpt-4o").Model;
        Assert.Equal(gpt4o.Prices, azure.Prices);
        Assert.Null(azure.ShutdownDate);
    }

    [Fact]
    public void A_fine_tuned_model_has_prices_of_its_own_or_none()
    {
        ModelInfo priced = ModelCatalog.Default.Find("ft:gpt-4o-2024-08-06:org::id").Model;
        Assert.Equal(3.75m, priced.Prices!.Input);
        Assert.Equal(15m, priced.Prices.Output);
        Assert.Equal(128000, priced.ContextWindow);
        Assert.Equal("gpt-4o-2024-08-06", priced.BaseModel);

        ModelInfo unpriced = ModelCatalog.Default.Find("ft:gpt-4.1-mini:org::id").Model;
        Assert.Null(unpriced.Prices);
        Assert.Equal(1047576, unpriced.ContextWindow);

        // A later version of a base whose fine-tuned models have a price whatever the version.
        Assert.Equal(3m, ModelCatalog.Default.Find("ft:gpt-3.5-turbo-1231:org::id").Model.Prices!.Input);
    }

    [Fact]
    public void The_three_limits_are_three_figures()
    {
        ModelInfo gpt5 = ModelCatalog.Default.Find("gpt-5").Model;
        Assert.Equal((400000, 272000, 128000), (gpt5.ContextWindow, gpt5.MaxInputTokens, gpt5.MaxOutputTokens));
        ModelInfo embedding = ModelCatalog.Default.Find("text-embedding-3-large").Model;
        Assert.Equal((8192, 2048, 300000, 3072), (embedding.MaxInputTokens, embedding.MaxInputsPerRequest, embedding.MaxTokensPerRequest, embedding.Dimensions));
    }

    [Fact]
    public void It_agrees_with_the_tokenizer_of_a_model()
    {
        Failures failures = new();
        foreach (ModelInfo model in ModelCatalog.Default.Models)
        {
            foreach (string name in Variants(model))
            {
                failures.Check(name, () => Assert.Equal(EncodingOfCore(name), ModelCatalog.Default.Find(name).Model.EncodingName));
            }
        }

        failures.AssertNone();
    }

    [Fact]
    public void A_model_leads_to_its_tokenizer()
    {
        Assert.Same(BpeTokenizer.ForEncoding("o200k_base"), ModelCatalog.Default.Find("gpt-4o").Model.GetTokenizer());
        ModelInfo whisper = ModelCatalog.Default.Find("whisper-1").Model;
        Assert.Null(whisper.EncodingName);
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => whisper.GetTokenizer());
        Assert.Contains("whisper-1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_match_says_what_it_is()
    {
        Assert.Equal("gpt-4o (as of 2026-11-21)", ModelCatalog.Default.Find("gpt-4o").ToString());
        Assert.Equal("gpt-5.6, another name of gpt-5.6-sol (as of 2026-11-21)", ModelCatalog.Default.Find("gpt-5.6").ToString());
        Assert.Equal("gpt-4o-2029-01-01, a snapshot as gpt-4o (as of 2026-11-21)", ModelCatalog.Default.Find("gpt-4o-2029-01-01").ToString());
    }

    [Fact]
    public void Models_are_in_the_order_of_their_names()
    {
        string[] names = [.. ModelCatalog.Default.Models.Select(model => model.Name)];
        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(DataDay, ModelCatalog.Default.AsOf);
    }

    /// <summary>The generator makes the packed form (<c>BytePair.DataGenerator catalogue</c>).</summary>
    [Fact]
    public void The_assembly_has_what_the_file_of_the_repository_says() =>
        Assert.Equal(CatalogJson.Pack(File.ReadAllBytes(Repository.PathOf("vocab", "models.json"))), EmbeddedCatalog.ReadPacked());

    [SharedFact]
    public void It_says_what_the_merged_table_says()
    {
        using JsonDocument table = JsonDocument.Parse(File.ReadAllText(Repository.SharedPathOf("models", "models.json")));
        Failures failures = new();
        foreach (JsonElement row in table.RootElement.GetProperty("models").EnumerateArray())
        {
            string name = row.GetProperty("name").GetString()!;
            failures.Check(name, () => AssertSame(row, ModelCatalog.Default.Find(name).Model));
        }

        failures.AssertNone();
    }

    private static void AssertSame(JsonElement row, ModelInfo model)
    {
        // A row that is null there may have been known from the model that it points at.
        Assert.Equal(Text(row, "encoding"), model.EncodingName);
        AssertFigure(row, "context_window", model.ContextWindow);
        AssertFigure(row, "max_output_tokens", model.MaxOutputTokens);
        AssertFigure(row, "max_input_tokens", model.MaxInputTokens ?? 0);
        AssertFigure(row, "dimensions", model.Dimensions);
        if (model.EncodingName != "o200k_harmony")
        {
            AssertFigure(row, "input_price_per_1m", model.Prices?.Input);
            AssertFigure(row, "cached_input_price_per_1m", model.Prices?.CachedInput);
            AssertFigure(row, "output_price_per_1m", model.Prices?.Output);
        }

        if (row.GetProperty("long_context") is { ValueKind: JsonValueKind.Object } tier)
        {
            Assert.Equal(272000, model.Prices!.LongContext!.OverInputTokens);
            Assert.Equal(model.Prices.Input * 2, model.Prices.LongContext.Input);
            Assert.Equal(model.Prices.CachedInput * 2, model.Prices.LongContext.CachedInput);
            Assert.Equal(model.Prices.Output * 1.5m, model.Prices.LongContext.Output);
            Assert.Equal(272000, tier.GetProperty("over_input_tokens").GetInt32());
        }

        if (Text(row, "shutdown_date") is { } shutdown)
        {
            Assert.Equal(shutdown, model.ShutdownDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "shut down (date not found)");
            Assert.Equal(model.ShutdownDate is not { } date || date <= DataDay, model.IsShutDown);
        }
    }

    private static void AssertFigure(JsonElement row, string field, decimal? figure)
    {
        if (row.GetProperty(field) is { ValueKind: JsonValueKind.Number } number)
        {
            Assert.Equal(number.GetDecimal(), figure);
        }
    }

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();

    private static IEnumerable<string> Variants(ModelInfo model)
    {
        yield return model.Name;
        foreach (string name in model.Aliases.Concat(model.AzureNames).Concat(model.Snapshots))
        {
            yield return name;
        }

        // What no catalogue has: a model known by its encoding in the core too.
        if (model.EncodingName is not null && !model.Name.StartsWith("ft:", StringComparison.Ordinal))
        {
            yield return $"ft:{model.Name}:org::id";
        }

        if (model.Kind is ModelKind.Chat && model.Name.Contains("gpt", StringComparison.Ordinal) && !model.Name.StartsWith("ft:", StringComparison.Ordinal) && !model.Name.StartsWith("gpt2", StringComparison.Ordinal))
        {
            yield return model.Name + "-2029-01-01";
            yield return model.Name + "-nova";
        }
    }

    private static string? EncodingOfCore(string name)
    {
        try
        {
            return BpeTokenizer.ForModel(name).EncodingName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
