using System.Net;
using System.Text;
using System.Text.Json;
using BytePair.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace BytePair.Web.Tests.Support;

/// <summary>The real server on a real port of this machine, and a client that asks it.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly ServerOptions options;
    private readonly WebApplication server;

    public RunningServer()
        : this(new ServerOptions())
    {
    }

    internal RunningServer(ServerOptions options)
    {
        this.options = options;
        server = WebServer.Create(options);
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Web.Hosting.Serving.StartAsync(server, options);
        Address = new Uri(Web.Hosting.Serving.AddressOf(server, options));
        Client.BaseAddress = Address;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    public Task<HttpResponseMessage> Post(string path, string json) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>The answer to a request that has to succeed.</summary>
    public async Task<JsonElement> Ask(string path, object body)
    {
        using HttpResponseMessage response = await Post(path, JsonSerializer.Serialize(body));
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The message of a failure, after a check of its status, its code and its shape.</summary>
    public static async Task<string> AssertError(HttpResponseMessage response, int status, string code)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(["error"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["code", "message"], root.GetProperty("error").EnumerateObject().Select(member => member.Name));
        Assert.Equal(code, root.GetProperty("error").GetProperty("code").GetString());
        string message = root.GetProperty("error").GetProperty("message").GetString()!;
        Assert.EndsWith(".", message.Replace("?", "."), StringComparison.Ordinal);
        return message;
    }
}
