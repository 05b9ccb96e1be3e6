using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.Cli.Tests.Catalogue;

/// <summary><c>models</c>: the catalogue as the library has it.</summary>
public sealed class ModelsTests
{
    [Fact]
    public void All_models_that_are_served_are_listed_and_with_all_the_others_too()
    {
        Assert.Equal(ModelCatalog.Default.Models.Where(model => !model.IsShutDown).Select(model => model.Name), NamesIn("models", "--json"));
        Assert.Equal(ModelCatalog.Default.Models.Select(model => model.Name), NamesIn("models", "--all", "--json"));
    }

    [Fact]
    public void Filters_come_together()
    {
        string[] names = NamesIn("models", "GPT-4", "--kind", "chat", "-e", "o200k_base", "--min-window", "1000000", "--json");

        Assert.Equal(
            ModelCatalog.Default.Models
                .Where(model => !model.IsShutDown && model.Name.Contains("gpt-4", StringComparison.Ordinal) && model.Kind == ModelKind.Chat && model.EncodingName == "o200k_base" && model.ContextWindow >= 1_000_000)
                .Select(model => model.Name),
            names);
        Assert.Contains("gpt-4.1", names);
    }

    [Fact]
    public void Kinds_are_those_of_the_library_as_JSON_writes_them()
    {
        string[] kinds = [.. Enum.GetNames<ModelKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
        Bytepair.AssertFailure(Bytepair.Run("models", "--kind", "talk"), $"use {string.Join(", ", kinds[..^1])} or {kinds[^1]}.");
        Assert.Contains($"Models of a kind: {string.Join(", ", kinds)}.", Bytepair.Run("models", "--help").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_CSV_have_the_figures()
    {
        string[] row = Bytepair.Run("models", "gpt-4o-mini", "--csv").Text.Split('\n').Single(line => line.StartsWith("gpt-4o-mini,", StringComparison.Ordinal)).Split(',');
        Assert.Equal(["gpt-4o-mini", "chat", "o200k_base", "128000"], row[..4]);
        Assert.Contains("0.15", row);

        string table = Bytepair.Run("models", "gpt-4o-mini").Text;
        Assert.Matches("gpt-4o-mini +chat +o200k_base +128,000", table);
    }

    [Fact]
    public void One_model_is_shown_whole_however_it_is_named()
    {
        Outcome shown = Bytepair.Run("models", "show", "ft:gpt-4o:org::id");
        Bytepair.AssertSuccess(shown);
        Assert.Contains("made from gpt-4o", shown.Text, StringComparison.Ordinal);
        Assert.Matches("contextWindow +128,000", shown.Text);

        using JsonDocument json = JsonDocument.Parse(Bytepair.Run("models", "show", "gpt-5", "--json").Output);
        ModelInfo expected = ModelCatalog.Default.Find("gpt-5").Model;
        Assert.Equal(expected.MaxInputTokens, json.RootElement.GetProperty("maxInputTokens").GetInt32());
        Assert.Equal(expected.Prices!.Input, json.RootElement.GetProperty("prices").GetProperty("input").GetDecimal());
    }

    [Theory]
    [InlineData("unknown model 'gpt-4oo'", "gpt-4o", "models", "show", "gpt-4oo")]
    [InlineData("--kind can't be 'talk'", "embedding", "models", "--kind", "talk")]
    [InlineData("unknown encoding 'x'", "o200k_base", "models", "-e", "x")]
    [InlineData("unknown option '--nosuch'", "bytepair models show --help", "models", "show", "gpt-5", "--nosuch")]
    public void Wrong_usage_is_told(string says, string andSays, params string[] arguments) => Bytepair.AssertFailure(Bytepair.Run(arguments), says, andSays);

    private static string[] NamesIn(params string[] arguments)
    {
        using JsonDocument json = JsonDocument.Parse(Bytepair.Run(arguments).Output);
        return [.. json.RootElement.EnumerateArray().Select(model => model.GetProperty("name").GetString()!)];
    }
}
