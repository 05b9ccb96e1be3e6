using BytePair.Web.Api;
using BytePair.Web.Guards;
using BytePair.Web.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BytePair.Web.Hosting;

/// <summary>
/// The server: guards, then the page and the API. It has no logging at all, so that nobody's text is in a log.
/// </summary>
internal static class WebServer
{
    private const int MaxConnections = 256;

    /// <summary>A server that hasn't started yet.</summary>
    public static WebApplication Create(ServerOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));

        // Whoever still waits for an answer when it ends waits no longer.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));

        WebApplication server = builder.Build();
        var page = PageDocument.Compose();
        server.Use(new SecurityHeaders(page).InvokeAsync);
        server.Use(ErrorAnswers.InvokeAsync);
        server.Use(new HostGuard(options.Address, options.AllowedHosts).InvokeAsync);
        server.Use(OriginGuard.InvokeAsync);
        server.Run(new Routes(page).InvokeAsync);
        return server;
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBytes;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
