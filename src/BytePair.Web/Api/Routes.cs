using BytePair.Web.Page;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary>What is where.</summary>
internal sealed class Routes(PageDocument page)
{
    private readonly Dictionary<string, (string Method, RequestDelegate Answer)> routes = new(StringComparer.Ordinal)
    {
        ["/"] = (HttpMethods.Get, page.WriteAsync),
        ["/api/models"] = (HttpMethods.Get, ModelsEndpoint.InvokeAsync),
        ["/api/count"] = (HttpMethods.Post, CountEndpoint.InvokeAsync),
        ["/api/encode"] = (HttpMethods.Post, EncodeEndpoint.InvokeAsync),
        ["/api/decode"] = (HttpMethods.Post, DecodeEndpoint.InvokeAsync),
        ["/api/tokens"] = (HttpMethods.Post, TokensEndpoint.InvokeAsync),
        ["/api/explain"] = (HttpMethods.Post, ExplainEndpoint.InvokeAsync),
        ["/api/chat"] = (HttpMethods.Post, ChatEndpoint.InvokeAsync),
    };

    public Task InvokeAsync(HttpContext context)
    {
        if (!routes.TryGetValue(context.Request.Path.Value ?? string.Empty, out (string Method, RequestDelegate Answer) route))
        {
            throw new ApiException(StatusCodes.Status404NotFound, "not_found", $"There is nothing here. The page is at /, the API at {string.Join(", ", routes.Keys.Where(path => path.Length > 1))}.");
        }

        string method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        if (!HttpMethods.Equals(method, route.Method))
        {
            context.Response.Headers.Allow = route.Method;
            throw new ApiException(StatusCodes.Status405MethodNotAllowed, "method_not_allowed", $"Use {route.Method} here.");
        }

        return route.Answer(context);
    }
}
