using BytePair.Web.Api;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Guards;

/// <summary>
/// Lets no other site's page use the API. Browsers say in a header whose page asks; programs that aren't browsers say nothing, and may.
/// </summary>
internal static class OriginGuard
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next) => IsAllowed(context.Request)
        ? next(context)
        : throw new ApiException(StatusCodes.Status403Forbidden, "origin_not_allowed", "Pages of other sites may not use this server.");

    private static bool IsAllowed(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || (IsOwn(request) && IsSameSite(request));

    private static bool IsOwn(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        return origin is null
            || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
                && uri.Scheme is "http" or "https"
                && string.Equals(uri.Authority, Authority(request), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The host as a <see cref="Uri"/> writes it, without a port that goes without saying.</summary>
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out Uri? uri) ? uri.Authority : string.Empty;

    private static bool IsSameSite(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        return site is null or "same-origin" or "none";
    }
}
