using System.Text.Json;
using BytePair.Budgeting;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class CountTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Text = "Hello, my wörld! 👩‍🚀 東京";

    [Fact]
    public async Task A_text_is_counted_in_all_that_people_count()
    {
        JsonElement count = await server.Ask("/api/count", new { text = Text });

        Assert.Equal("o200k_base", count.GetProperty("encoding").GetString());
        Assert.Equal(BpeTokenizer.ForEncoding("o200k_base").CountTokens(Text), count.GetProperty("tokens").GetInt64());
        Assert.Equal(21, count.GetProperty("graphemes").GetInt64());
        Assert.Equal(23, count.GetProperty("codePoints").GetInt64());
        Assert.Equal(5, count.GetProperty("words").GetInt64());
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(Text), count.GetProperty("bytes").GetInt64());
        Assert.False(count.TryGetProperty("window", out _));
        Assert.False(count.TryGetProperty("price", out _));
    }

    [Fact]
    public async Task Every_encoding_counts_as_the_library_does()
    {
        foreach (string encoding in BpeTokenizer.EncodingNames)
        {
            JsonElement count = await server.Ask("/api/count", new { text = Text, encoding });
            Assert.Equal(encoding, count.GetProperty("encoding").GetString());
            Assert.Equal(BpeTokenizer.ForEncoding(encoding).CountTokens(Text), count.GetProperty("tokens").GetInt64());
        }
    }

    [Fact]
    public async Task A_model_says_its_window_and_its_price()
    {
        JsonElement count = await server.Ask("/api/count", new { text = Text, model = "gpt-4o-2024-08-06" });
        long tokens = count.GetProperty("tokens").GetInt64();
        ModelInfo model = ModelCatalog.Default.Find("gpt-4o-2024-08-06").Model;

        Assert.Equal(model.Name, count.GetProperty("model").GetString());
        JsonElement window = count.GetProperty("window");
        Assert.Equal(model.ContextWindow, window.GetProperty("size").GetInt32());
        Assert.Equal((double)tokens / model.ContextWindow!.Value, window.GetProperty("share").GetDouble());
        Assert.Equal(ContextBudget.ForModel(model).Measure(tokens).TokensLeft, window.GetProperty("left").GetInt64());
        JsonElement price = count.GetProperty("price");
        Assert.Equal(tokens * model.Prices!.Input!.Value / 1_000_000, price.GetProperty("input").GetDecimal());
        Assert.Equal(tokens * model.Prices!.Output!.Value / 1_000_000, price.GetProperty("output").GetDecimal());
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", price.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Text_too_long_for_a_model_leaves_less_than_nothing()
    {
        JsonElement window = (await server.Ask("/api/count", new { text = string.Concat(Enumerable.Repeat("a b ", 5000)), model = "gpt-4" })).GetProperty("window");

        Assert.True(window.GetProperty("left").GetInt64() < 0);
        Assert.True(window.GetProperty("share").GetDouble() > 1);
    }

    [Theory]
    [InlineData("text", 7)]
    [InlineData("recognize", 1)]
    public async Task Special_tokens_are_text_unless_asked_for(string special, int tokens)
    {
        JsonElement count = await server.Ask("/api/count", new { text = "<|endoftext|>", encoding = "cl100k_base", special });
        Assert.Equal(tokens, count.GetProperty("tokens").GetInt64());
    }

    [Theory]
    [InlineData("/api/count")]
    [InlineData("/api/encode")]
    [InlineData("/api/tokens")]
    [InlineData("/api/explain")]
    public async Task Special_tokens_are_refused_if_asked_for(string path)
    {
        string text = new string('a', 20) + " <|endoftext|>";
        using HttpResponseMessage response = await server.Post(path, JsonSerializer.Serialize(new { text, special = "reject" }));
        Assert.Contains("'<|endoftext|>' at char 21", await RunningServer.AssertError(response, 400, "special_token"));
        await server.Ask("/api/count", new { text = "none", special = "reject" });
    }

    [Fact]
    public async Task The_empty_text_has_nothing()
    {
        JsonElement count = await server.Ask("/api/count", new { text = "", model = "gpt-5" });
        Assert.Equal(0, count.GetProperty("tokens").GetInt64());
        Assert.Equal(0, count.GetProperty("graphemes").GetInt64());
        Assert.Equal(0m, count.GetProperty("price").GetProperty("input").GetDecimal());
    }
}
