using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BytePair.Web.Tests.Support;

namespace BytePair.Web.Tests.Serve;

/// <summary><c>bytepair serve</c> as users start and end it.</summary>
public sealed class ServeTests
{
    [UnixFact]
    public async Task It_says_where_it_is_answers_and_ends_cleanly_at_an_interrupt()
    {
        using var serving = ServingProgram.Start("--port", "0");
        Assert.Equal(2, (await serving.Ask("/api/encode", """{"text":"hello world"}""")).GetProperty("tokens").GetInt32());

        (int exitCode, string output, string error) = await serving.End(ServingProgram.Interrupt);

        Assert.Equal(0, exitCode);
        Assert.Equal("", error);
        Assert.Equal($"The tokenizer page is at {serving.Address}\nOnly this machine reaches it. Ctrl+C ends it.\n", output);
    }

    [UnixFact]
    public async Task It_writes_nothing_of_any_text()
    {
        const string Secret = "xyzzy";
        using var serving = ServingProgram.Start("--port", "0");
        await serving.Ask("/api/encode", $$"""{"text":"{{Secret}}"}""");
        foreach ((string path, string body) in new[]
        {
            ("/api/count", $$"""{"text":"{{Secret}}","encoding":"{{Secret}}"}"""), ("/api/count", Secret), ($"/{Secret}?{Secret}", "{}"), ("/api/chat", $$$"""{"request":{"messages":[{"role":"{{{Secret}}}"}]}}"""),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await serving.Client.PostAsync(new Uri(serving.Address, path), content);
            Assert.True((int)response.StatusCode is >= 400 and < 500);
        }

        (_, string output, string error) = await serving.End("TERM");

        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    /// <summary>Not even a signal that can't be heard leaves a server behind.</summary>
    [UnixFact]
    public async Task The_server_ends_with_the_command()
    {
        using var serving = ServingProgram.Start("--port", "0");
        await serving.End("KILL");

        var patience = Stopwatch.StartNew();
        while (await IsListening(serving.Address.Port))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "The server still listens.");
            await Task.Delay(20);
        }
    }

    [Fact]
    public void A_port_in_use_is_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Bytepair.AssertFailure(Bytepair.Run("serve", "--port", port), $"port {port} is in use", "--port 0");
    }

    [Theory]
    [InlineData("--port", "70000", "--port can't be '70000'")]
    [InlineData("--port", "1.5", "--port can't be '1.5'")]
    [InlineData("--port", "http", "--port can't be 'http'")]
    [InlineData("--host", "example.com", "--host can't be 'example.com'")]
    [InlineData("--host", "203.0.113.1", "can't listen on 203.0.113.1")]
    [InlineData("--prot", "1", "unknown option '--prot'")]
    public void Wrong_usage_is_one_line(string option, string value, string says) => Bytepair.AssertFailure(Bytepair.Run("serve", option, value), says);

    private static async Task<bool> IsListening(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
