using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary>Writes answers: JSON, or server-sent events one by one.</summary>
internal static class Wire
{
    public static async Task WriteJsonAsync(this HttpContext context, JsonNode json)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json.ToJsonString(), context.RequestAborted);
    }

    public static void BeginEvents(this HttpContext context) => context.Response.ContentType = "text/event-stream; charset=utf-8";

    public static Task WriteEventAsync(this HttpContext context, JsonNode json, string? name = null) =>
        context.WriteEventAsync(json.ToJsonString(), name);

    /// <summary>Sent at once, so that whoever reads gets it in parts as from the service.</summary>
    public static async Task WriteEventAsync(this HttpContext context, string data, string? name = null)
    {
        StringBuilder text = new();
        if (name is not null)
        {
            text.Append("event: ").Append(name).Append('\n');
        }

        text.Append("data: ").Append(data).Append("\n\n");
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    public static string NewId(string prefix) => prefix + Guid.NewGuid().ToString("N");

    public static JsonNode Copy(JsonElement json) => JsonNode.Parse(json.GetRawText())!;
}
