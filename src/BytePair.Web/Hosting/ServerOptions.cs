using System.Globalization;
using System.Net;

namespace BytePair.Web.Hosting;

/// <summary>Where the server listens, whom it answers, and when it ends.</summary>
internal sealed record ServerOptions
{
    /// <summary>The address to listen on: of this machine alone unless set.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Names by which it may be called, besides those that are always right (<see cref="Guards.HostGuard"/>).</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether to open the page in the user's browser.</summary>
    public bool OpensBrowser { get; init; }

    /// <summary>Whether to end with standard input, which the program that started this one holds open for as long as it runs.</summary>
    public bool EndsWithInput { get; init; }

    /// <summary>The most bytes of a request.</summary>
    public int MaxRequestBytes { get; init; } = 16 << 20;

    /// <summary>Reads <c>ADDRESS PORT [--allow-host NAME]… [--open] [--end-with-input]</c>, as <c>bytepair serve</c> writes it.</summary>
    /// <exception cref="CannotServeException">It isn't that.</exception>
    public static ServerOptions Parse(string[] words)
    {
        if (words is not [var address, var port, .. var rest]
            || !IPAddress.TryParse(address, out IPAddress? parsedAddress)
            || !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort parsedPort))
        {
            throw new CannotServeException("this program is started by 'bytepair serve'.");
        }

        var options = new ServerOptions { Address = parsedAddress, Port = parsedPort };
        for (int i = 0; i < rest.Length; i++)
        {
            options = rest[i] switch
            {
                "--open" => options with { OpensBrowser = true },
                "--end-with-input" => options with { EndsWithInput = true },
                "--allow-host" when i + 1 < rest.Length => options with { AllowedHosts = [.. options.AllowedHosts, rest[++i]] },
                var unknown => throw new CannotServeException($"unknown option '{unknown}'."),
            };
        }

        return options;
    }
}
