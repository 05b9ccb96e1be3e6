using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BytePair.Web.Hosting;

/// <summary>A server from its start to its end, with what the user sees of it.</summary>
internal static class Serving
{
    /// <summary>Says where the page is, and serves until Ctrl+C, a signal, or the end of standard input.</summary>
    /// <exception cref="CannotServeException">It can't listen there.</exception>
    public static async Task RunAsync(ServerOptions options, TextWriter output)
    {
        WebApplication server = WebServer.Create(options);
        await using (server.ConfigureAwait(false))
        {
            await StartAsync(server, options).ConfigureAwait(false);
            string address = AddressOf(server, options);
            await output.WriteLineAsync($"The tokenizer page is at {address}").ConfigureAwait(false);
            await output.WriteLineAsync(Advice(options)).ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            if (options.OpensBrowser)
            {
                await OpenBrowserAsync(address).ConfigureAwait(false);
            }

            if (options.EndsWithInput)
            {
                EndWithInput(server.Lifetime);
            }

            await server.WaitForShutdownAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="CannotServeException">It can't listen there.</exception>
    public static async Task StartAsync(WebApplication server, ServerOptions options)
    {
        try
        {
            await server.StartAsync().ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new CannotServeException($"port {options.Port} is in use. Choose another with --port, or --port 0 for any that is free.");
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or IOException or UnauthorizedAccessException)
        {
            throw new CannotServeException($"can't listen on {options.Address}, port {options.Port}: {e.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>What a browser on this machine reaches the page by.</summary>
    public static string AddressOf(WebApplication server, ServerOptions options)
    {
        var bound = new Uri(server.Urls.First());
        bool isAny = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
        return isAny ? $"http://localhost:{bound.Port}/" : $"http://{bound.Authority}/";
    }

    private static string Advice(ServerOptions options) => IPAddress.IsLoopback(options.Address)
        ? "Only this machine reaches it. Ctrl+C ends it."
        : "Whoever reaches this machine reaches it too, without a password. Ctrl+C ends it.";

    private static async Task OpenBrowserAsync(string address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            await Console.Error.WriteLineAsync("bytepair: no browser can be opened here. Open the address above yourself.").ConfigureAwait(false);
        }
    }

    private static void EndWithInput(IHostApplicationLifetime lifetime) => _ = Task.Run(async () =>
    {
        byte[] ignored = new byte[256];
        Stream input = Console.OpenStandardInput();
        try
        {
            while (await input.ReadAsync(ignored).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (IOException)
        {
            // It ended in another way.
        }

        lifetime.StopApplication();
    });
}
