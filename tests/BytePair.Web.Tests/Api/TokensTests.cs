using System.Net;
using System.Text;
using System.Text.Json;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class TokensTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> Texts => new(
    [
        "",
        "Hello, wörld! 👩‍🚀",
        string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i} 東京 \n")),
        new string('a', 300_000), // one piece with more tokens than a slice
        string.Concat(Enumerable.Repeat("👩‍🚀", 10_000)),
    ]);

    [Theory, MemberData(nameof(Texts))]
    public async Task The_slices_are_the_whole(string text)
    {
        using HttpResponseMessage response = await server.Post("/api/tokens", JsonSerializer.Serialize(new { text, encoding = "cl100k_base" }));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.ToString());
        JsonElement[] lines = [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("cl100k_base");
        int[] ids = tokenizer.EncodeToIds(text);
        Assert.Equal(ids, lines[..^1].SelectMany(line => line.GetProperty("ids").Deserialize<int[]>()!));
        Assert.Equal(ids.Select(id => tokenizer.GetTokenBytes(id).Length), lines[..^1].SelectMany(line => line.GetProperty("lengths").Deserialize<int[]>()!));
        Assert.Equal(ids.Length, lines[^1].GetProperty("count").GetProperty("tokens").GetInt64());
        Assert.Equal(Encoding.UTF8.GetByteCount(text), lines[^1].GetProperty("count").GetProperty("bytes").GetInt64());
    }

    /// <summary>The page leaves in the middle whenever the text changes.</summary>
    [Fact]
    public async Task Who_asks_may_leave()
    {
        string body = JsonSerializer.Serialize(new { text = string.Concat(Enumerable.Repeat("some words, ", 500_000)) });
        for (int i = 0; i < 8; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tokens") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            using HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using Stream stream = await response.Content.ReadAsStreamAsync();
            Assert.NotEqual(0, await stream.ReadAsync(new byte[1000]));
        }

        Assert.Equal(2, (await server.Ask("/api/count", new { text = "still here" })).GetProperty("tokens").GetInt32());
    }
}
