using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary>A request as it came.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Body">Its body as it was sent.</param>
public sealed record ReceivedRequest(string Path, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body, of which it is known that it is an object.</summary>
    public JsonElement Json { get; private init; }

    /// <summary>A member of the body; null if it is missing, or null itself.</summary>
    public JsonElement? Member(string name) =>
        Json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Whether the client wants the answer as a stream of events.</summary>
    public bool IsStreamed => Member("stream") is { ValueKind: JsonValueKind.True };

    internal static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ReceivedRequest(context.Request.Path, body.ToArray()) { Json = document.RootElement.Clone() }
                : throw ApiError.NotJson();
        }
        catch (JsonException)
        {
            throw ApiError.NotJson();
        }
    }
}
