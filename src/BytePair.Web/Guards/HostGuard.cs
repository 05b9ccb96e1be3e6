using System.Net;
using BytePair.Web.Api;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Guards;

/// <summary>
/// Answers only to its own names. A foreign site can have its name lead to this machine (DNS rebinding), and its scripts would then be of
/// the same origin as the page; but they can't make a browser say another name than their own.
/// </summary>
/// <remarks>An address is nobody's name, so that it can't be led elsewhere: all are right, of a server that only this machine reaches those of this machine.</remarks>
internal sealed class HostGuard(IPAddress listening, IReadOnlyList<string> allowedHosts)
{
    private readonly string[] names = ["localhost", .. allowedHosts];
    private readonly bool isLoopback = IPAddress.IsLoopback(listening);

    public Task InvokeAsync(HttpContext context, RequestDelegate next) => IsAllowed(context.Request.Host)
        ? next(context)
        : throw new ApiException(StatusCodes.Status403Forbidden, "host_not_allowed", "This server doesn't answer to the name in the Host header. 'bytepair serve --allow-host NAME' lets it.");

    private bool IsAllowed(HostString host)
    {
        string name = host.Host.Trim('[', ']');
        return IPAddress.TryParse(name, out IPAddress? address)
            ? !isLoopback || IPAddress.IsLoopback(address)
            : names.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
