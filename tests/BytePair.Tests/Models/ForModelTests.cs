using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Tests.Models;

/// <summary>A model's name leads to its encoding.</summary>
public sealed class ForModelTests
{
    [Theory]
    [InlineData("gpt-5", "o200k_base")]
    [InlineData("gpt-4.1", "o200k_base")]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4o-2024-08-06", "o200k_base")]
    [InlineData("chatgpt-4o-latest", "o200k_base")]
    [InlineData("o1", "o200k_base")]
    [InlineData("o3-mini", "o200k_base")]
    [InlineData("ft:gpt-4.1-mini-2025-04-14:org::id", "o200k_base")] // although the prefix ft:gpt-4 suggests cl100k_base
    [InlineData("ft:gpt-4o:org::id", "o200k_base")]
    [InlineData("ft:gpt-4:org::id", "cl100k_base")]
    [InlineData("ft:gpt-3.5-turbo:org::id", "cl100k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    [InlineData("gpt-4-turbo", "cl100k_base")]
    [InlineData("gpt-4-0613", "cl100k_base")]
    [InlineData("gpt-3.5-turbo", "cl100k_base")]
    [InlineData("gpt-35-turbo", "cl100k_base")]
    [InlineData("text-embedding-3-small", "cl100k_base")]
    [InlineData("text-embedding-ada-002", "cl100k_base")]
    [InlineData("gpt-oss-120b", "o200k_harmony")]
    [InlineData("text-davinci-003", "p50k_base")]
    [InlineData("text-davinci-edit-001", "p50k_edit")]
    [InlineData("davinci", "r50k_base")]
    [InlineData("gpt2", "gpt2")]
    public void A_model_has_its_encoding(string model, string encoding) =>
        Assert.Same(BpeTokenizer.ForEncoding(encoding), BpeTokenizer.ForModel(model));

    [Fact]
    public void An_unknown_model_is_refused_by_name()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => BpeTokenizer.ForModel("no-such-model"));
        Assert.Contains("no-such-model", refusal.Message, StringComparison.Ordinal);
    }

    [SharedFact]
    public void Every_model_of_the_catalogue_has_its_encoding()
    {
        using JsonDocument catalogue = JsonDocument.Parse(File.ReadAllText(Repository.SharedPathOf("models", "models.json")));
        Failures failures = new();
        foreach (JsonElement model in catalogue.RootElement.GetProperty("models").EnumerateArray())
        {
            if (model.GetProperty("encoding").GetString() is { } encoding)
            {
                string name = model.GetProperty("name").GetString()!;
                failures.Check(name, () => Assert.Equal(encoding, BpeTokenizer.ForModel(name).EncodingName));
            }
        }

        failures.AssertNone();
    }
}
