using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BytePair.LocalOpenAI;

/// <summary>A server on this machine that speaks OpenAI's wire format: chats, responses, counts and embeddings, with usage, limits and errors as the service has them.</summary>
/// <remarks>
/// What it answers is made up by a fixed rule (<see cref="Answer"/>), so that tests know it. What it counts is counted by the library's exact counters. Clients
/// come by a real socket.
/// </remarks>
public sealed class LocalServer : IAsyncDisposable
{
    /// <summary>More than any request of a test; as much as the service takes.</summary>
    private const long MaxRequestBytes = 1 << 26;

    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedRequest> received = new();

    private LocalServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens, with the version of the API: <c>http://127.0.0.1:5000/v1</c>.</summary>
    public Uri BaseAddress => new(app.Urls.First() + "/v1");

    /// <summary>The requests that came, the oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. received];

    /// <summary>Answers so many of the next requests with an error of the server (500), which clients try again.</summary>
    public int FailuresToCome { get; set; }

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<LocalServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = MaxRequestBytes);
        LocalServer server = new(builder.Build());
        server.Map();
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private void Map()
    {
        StoredResponses stored = new();
        app.MapPost("/v1/chat/completions", context => HandleAsync(context, ChatCompletionsEndpoint.AnswerAsync));
        app.MapPost("/v1/responses", context => HandleAsync(context, (to, request) => ResponsesEndpoint.AnswerAsync(to, request, stored)));
        app.MapPost("/v1/responses/input_tokens", context => HandleAsync(context, (to, request) => InputTokensEndpoint.AnswerAsync(to, request, stored)));
        app.MapPost("/v1/embeddings", context => HandleAsync(context, EmbeddingsEndpoint.AnswerAsync));
        app.MapFallback(context => ApiError.NotFound($"Invalid URL ({context.Request.Method} {context.Request.Path})").WriteAsync(context));
    }

    private async Task HandleAsync(HttpContext context, Func<HttpContext, ReceivedRequest, Task> answer)
    {
        try
        {
            ReceivedRequest request = await ReceivedRequest.ReadAsync(context);
            received.Enqueue(request);
            if (FailuresToCome > 0)
            {
                FailuresToCome--;
                throw ApiError.OfServer();
            }

            if (!context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal))
            {
                throw ApiError.NoKey();
            }

            await answer(context, request);
        }
        catch (ApiError error)
        {
            await error.WriteAsync(context);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            await ApiError.BadRequest(e.Message, param: null, code: null).WriteAsync(context);
        }
    }
}
