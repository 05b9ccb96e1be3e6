using BytePair.Web.Page;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Guards;

/// <summary>
/// Tells the browser what the page may do: run its own two inline blocks, ask this server, and nothing else. Even if a text could become
/// part of the page's code, it would have nowhere to send anything.
/// </summary>
internal sealed class SecurityHeaders(PageDocument page)
{
    private readonly string contentSecurityPolicy = string.Join("; ",
    [
        "default-src 'none'",
        $"script-src {page.ScriptHash}",
        $"style-src {page.StyleHash}",
        "img-src data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ]);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
