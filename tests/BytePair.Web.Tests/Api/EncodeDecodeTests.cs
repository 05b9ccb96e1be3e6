using System.Text;
using System.Text.Json;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

public sealed class EncodeDecodeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Text = "Hello, wörld! 👩‍🚀\n\t東京\0";

    [Fact]
    public async Task Ids_and_back()
    {
        JsonElement encoded = await server.Ask("/api/encode", new { text = Text, encoding = "cl100k_base" });
        int[] ids = encoded.GetProperty("ids").Deserialize<int[]>()!;
        Assert.Equal(BpeTokenizer.ForEncoding("cl100k_base").EncodeToIds(Text), ids);
        Assert.Equal(ids.Length, encoded.GetProperty("tokens").GetInt32());

        JsonElement decoded = await server.Ask("/api/decode", new { ids, encoding = "cl100k_base" });
        Assert.Equal(Text, decoded.GetProperty("text").GetString());
        Assert.True(decoded.GetProperty("isWellFormed").GetBoolean());
        Assert.False(decoded.TryGetProperty("utf8", out _));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_come_in_base64_beside()
    {
        int id = BpeTokenizer.ForEncoding("o200k_base").EncodeToIds("👩‍🚀")[0..1][0];
        byte[] bytes = BpeTokenizer.ForEncoding("o200k_base").GetTokenBytes(id).ToArray();
        JsonElement decoded = await server.Ask("/api/decode", new { ids = new[] { id, 0 } });

        byte[] expected = [.. bytes, (byte)'!'];
        bool isWellFormed = System.Text.Unicode.Utf8.IsValid(expected);
        Assert.Equal(isWellFormed, decoded.GetProperty("isWellFormed").GetBoolean());
        Assert.Equal(Encoding.UTF8.GetString(expected), decoded.GetProperty("text").GetString());
        if (!isWellFormed)
        {
            Assert.Equal(expected, decoded.GetProperty("utf8").GetBytesFromBase64());
        }
    }

    [Fact]
    public async Task An_unknown_id_is_told_with_its_place()
    {
        using HttpResponseMessage response = await server.Post("/api/decode", """{"ids":[0,1,99999999],"encoding":"r50k_base"}""");
        Assert.Contains("'ids[2]' is 99999999", await RunningServer.AssertError(response, 400, "unknown_id"));
    }

    /// <summary>Few bytes of a request may stand for very many of an answer.</summary>
    [Fact]
    public async Task Ids_of_a_huge_text_are_refused()
    {
        BpeTokenizer tokenizer = BpeTokenizer.ForEncoding("o200k_base");
        int longest = tokenizer.EnumerateTokens().First(token => tokenizer.GetTokenBytes(token.Id).Length == tokenizer.MaxTokenLength).Id;
        int count = ((64 << 20) / tokenizer.MaxTokenLength) + 1;
        string body = JsonSerializer.Serialize(new { ids = Enumerable.Repeat(longest, count) });

        using HttpResponseMessage response = await server.Post("/api/decode", body);
        await RunningServer.AssertError(response, 413, "too_large");
    }
}
