using System.Net;
using BytePair.Web.Hosting;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Guards;

/// <summary>Which pages and which names may use the server.</summary>
public sealed class GuardTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:1234")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:9")]
    [InlineData("[::1]:80")]
    public async Task It_answers_to_its_own_names(string host)
    {
        using HttpResponseMessage response = await Get("/", ("Host", host));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Their names may lead here, and their scripts would be of the page's own origin.</summary>
    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.:80")]
    [InlineData("192.168.1.7")]
    public async Task It_answers_to_no_other_name(string host)
    {
        foreach (string path in (string[])["/", "/api/models"])
        {
            using HttpResponseMessage response = await Get(path, ("Host", host));
            await RunningServer.AssertError(response, 403, "host_not_allowed");
        }
    }

    [Fact]
    public async Task It_answers_to_names_that_are_allowed_and_on_a_network_to_addresses()
    {
        var open = new RunningServer(new ServerOptions { Address = IPAddress.Any, AllowedHosts = ["tokens.example"] });
        await open.InitializeAsync();
        Assert.Equal("localhost", open.Address.Host);
        foreach ((string host, HttpStatusCode status) in new[]
        {
            ("tokens.example", HttpStatusCode.OK), ("TOKENS.example:81", HttpStatusCode.OK), ("192.168.1.7:5959", HttpStatusCode.OK), ("evil.example", HttpStatusCode.Forbidden),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{open.Address.Port}/api/models"));
            request.Headers.Host = host;
            using HttpResponseMessage response = await open.Client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
        }

        await open.DisposeAsync();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "file://")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_sites_get_nothing_from_the_API(string header, string value)
    {
        using HttpResponseMessage got = await Get("/api/models", (header, value));
        await RunningServer.AssertError(got, 403, "origin_not_allowed");
        using HttpResponseMessage posted = await Post((header, value));
        await RunningServer.AssertError(posted, 403, "origin_not_allowed");
        Assert.False(posted.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Its_own_page_and_programs_may_use_the_API()
    {
        using HttpResponseMessage own = await Post(("Origin", server.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using HttpResponseMessage program = await Post();
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
    }

    /// <summary>A link to the page is no harm: it may not be framed, and other sites can't read it.</summary>
    [Fact]
    public async Task A_link_from_another_site_leads_to_the_page()
    {
        using HttpResponseMessage response = await Get("/", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_may_do()
    {
        foreach (Task<HttpResponseMessage> asked in (Task<HttpResponseMessage>[])[Get("/"), Get("/api/models"), Get("/nothing"), Get("/", ("Host", "evil.example")), Post()])
        {
            using HttpResponseMessage response = await asked;
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
            Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    private Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    private Task<HttpResponseMessage> Post(params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/api/count", new StringContent("""{"text":"a"}""", System.Text.Encoding.UTF8, "application/json"), headers);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }
}
