using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BytePair.Web.Api;

/// <summary>Requests from JSON, answers to JSON.</summary>
internal static class ApiJson
{
    private const string MediaType = "application/json";

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ApiException">It isn't JSON, or not of that shape.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        CheckMediaType(context.Request);
        try
        {
            T? value = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false);
            return value ?? throw ApiException.BadRequest("invalid_json", $"The body is null; it has to be an object with {Members(type)}.");
        }
        catch (JsonException e)
        {
            string path = e.Path is null or "$" ? "The body" : $"'{e.Path}'";
            throw ApiException.BadRequest(
                "invalid_json",
                $"{path} can't be read (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}). It has to be a JSON object with {Members(type)}, each once and well-formed.");
        }
    }

    /// <summary>Writes the body of an answer.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = MediaType;
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }

    /// <summary>The most bytes that the body of this request may have.</summary>
    public static long MaxBytesOf(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0;

    /// <remarks>A page of another site can send plain text and forms without asking first, but no JSON.</remarks>
    private static void CheckMediaType(HttpRequest request)
    {
        bool isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && request.Headers.ContentEncoding.Count == 0;
        if (!isJson)
        {
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"Send JSON in UTF-8, not compressed, with 'Content-Type: {MediaType}'.");
        }
    }

    private static string Members(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(property => $"'{property.Name}'"));
}
