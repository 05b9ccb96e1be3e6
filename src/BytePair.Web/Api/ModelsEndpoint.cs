using BytePair.Budgeting;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>GET /api/models</c>: the encodings, and what is known of models.</summary>
internal static class ModelsEndpoint
{
    private static readonly Lazy<ModelsResponse> Response = new(() => new ModelsResponse(
        ApiNames.DayOf(ModelCatalog.Default.AsOf),
        [.. BpeTokenizer.EncodingNames.Select(BpeTokenizer.ForEncoding).Select(EncodingResponse.Of)],
        [.. ModelCatalog.Default.Models.Select(ModelResponse.Of)]));

    public static Task InvokeAsync(HttpContext context) => ApiJson.WriteAsync(context, Response.Value, ApiJsonContext.Api.ModelsResponse);
}
