using System.Net.Http.Headers;
using System.Text;
using BytePair.Web.Hosting;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Api;

/// <summary>Whatever is sent, the answer says what is wrong with it, in one shape.</summary>
public sealed class ErrorTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> Posts => new(["/api/count", "/api/encode", "/api/decode", "/api/tokens", "/api/explain", "/api/chat"]);

    [Theory]
    [InlineData("", "invalid_json")]
    [InlineData("nonsense", "invalid_json")]
    [InlineData("null", "invalid_json")]
    [InlineData("[]", "invalid_json")]
    [InlineData("""{"text":7}""", "invalid_json")]
    [InlineData("""{"text":"a","encodng":"o200k_base"}""", "invalid_json")]
    [InlineData("""{"text":"a","text":"b"}""", "invalid_json")]
    [InlineData("""{"text":"\ud800"}""", "invalid_json")]
    [InlineData("""{"text":"a"} and more""", "invalid_json")]
    [InlineData("{}", "no_text")]
    [InlineData("""{"text":null}""", "no_text")]
    [InlineData("""{"text":"a","encoding":"o900k"}""", "unknown_encoding")]
    [InlineData("""{"text":"a","model":"gpt-nope"}""", "unknown_model")]
    [InlineData("""{"text":"a","model":""}""", "unknown_model")]
    [InlineData("""{"text":"a","model":"dall-e-3"}""", "no_encoding")]
    [InlineData("""{"text":"a","model":"gpt-4o","encoding":"o200k_base"}""", "two_tokenizers")]
    [InlineData("""{"text":"a","special":"maybe"}""", "unknown_special")]
    public async Task A_wrong_body_is_a_bad_request(string body, string code)
    {
        foreach (string path in (string[])["/api/count", "/api/encode", "/api/tokens", "/api/explain"])
        {
            using HttpResponseMessage response = await server.Post(path, body);
            string message = await RunningServer.AssertError(response, 400, code);
            Assert.DoesNotContain("BytePair.Web", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_said_where_and_what_would_be_right()
    {
        using HttpResponseMessage response = await server.Post("/api/count", "{\n\"text\":7}");
        string message = await RunningServer.AssertError(response, 400, "invalid_json");
        Assert.Contains("'$.text' can't be read (line 2, byte", message, StringComparison.Ordinal);
        Assert.Contains("'text', 'encoding', 'model', 'special'", message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Posts))]
    public async Task Other_media_types_are_unsupported(string path)
    {
        foreach (string? type in (string?[])[null, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/jsonp", "nonsense"])
        {
            using var content = new ByteArrayContent("""{"text":"a"}"""u8.ToArray());
            if (type is not null)
            {
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            }

            using HttpResponseMessage response = await server.Client.PostAsync(new Uri(path, UriKind.Relative), content);
            await RunningServer.AssertError(response, 415, "unsupported_media_type");
        }

        using var compressed = new ByteArrayContent([0x1f, 0x8b]);
        compressed.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        compressed.Headers.ContentEncoding.Add("gzip");
        using HttpResponseMessage refused = await server.Client.PostAsync(new Uri(path, UriKind.Relative), compressed);
        await RunningServer.AssertError(refused, 415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused_whether_it_says_so_or_not()
    {
        var small = new RunningServer(new ServerOptions { MaxRequestBytes = 1000 });
        await small.InitializeAsync();
        string body = $$"""{"text":"{{new string('a', 1000)}}"}""";

        using HttpResponseMessage said = await small.Post("/api/count", body);
        Assert.Contains("1000 bytes", await RunningServer.AssertError(said, 413, "too_large"), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/count") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage unsaid = await small.Client.SendAsync(request);
        await RunningServer.AssertError(unsaid, 413, "too_large");

        await small.Ask("/api/count", new { text = new string('a', 900) });
        await small.DisposeAsync();
    }

    [Fact]
    public async Task What_isnt_there_and_what_isnt_done_is_said()
    {
        using HttpResponseMessage missing = await server.Client.GetAsync(new Uri("/nothing", UriKind.Relative));
        Assert.Contains("/api/count", await RunningServer.AssertError(missing, 404, "not_found"), StringComparison.Ordinal);

        using HttpResponseMessage got = await server.Client.GetAsync(new Uri("/api/count", UriKind.Relative));
        await RunningServer.AssertError(got, 405, "method_not_allowed");
        Assert.Equal(["POST"], got.Content.Headers.Allow);

        using HttpResponseMessage posted = await server.Post("/api/models", "{}");
        await RunningServer.AssertError(posted, 405, "method_not_allowed");
        Assert.Equal(["GET"], posted.Content.Headers.Allow);
    }

    /// <summary>Bodies made of scraps of right ones: none is a failure of the server.</summary>
    [Theory, MemberData(nameof(Posts))]
    public async Task No_body_makes_it_fail(string path)
    {
        string[] scraps =
        [
            "{", "}", "[", "]", ",", ":", "\"text\"", "\"ids\"", "\"request\"", "\"messages\"", "\"role\"", "\"user\"", "\"content\"", "\"model\"", "\"gpt-5\"", "\"encoding\"", "null", "-1",
            "0", "1e999", "99999999999", "\"\\ud83d\"", "\"\\u0000\"", "true", " ", "\n", "\"a\"", "\u00ff",
        ];
        var random = new Random(20261122);
        for (int round = 0; round < 150; round++)
        {
            string body = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => scraps[random.Next(scraps.Length)]));
            if (round % 2 == 0)
            {
                body = $$"""{"text":{{body}}}""";
            }

            using HttpResponseMessage response = await server.Post(path, body);
            Assert.True((int)response.StatusCode is 200 or 400, $"{(int)response.StatusCode} for {body}");
        }
    }
}
