using System.Text.Json;

namespace BytePair.OpenAI.Remote;

/// <summary>Requests for a count: those for a response, less the members that say nothing of the input, which the service doesn't take here.</summary>
internal static class CountRequest
{
    private static readonly string[] Members =
        ["conversation", "input", "instructions", "model", "parallel_tool_calls", "previous_response_id", "prompt", "reasoning", "text", "tool_choice", "tools", "truncation"];

    public static BinaryData Of(BinaryData request, string model)
    {
        using JsonDocument document = JsonDocument.Parse(request.ToMemory());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in document.RootElement.EnumerateObject().Where(member => Array.IndexOf(Members, member.Name) >= 0))
            {
                member.WriteTo(writer);
            }

            if (!document.RootElement.TryGetProperty("model", out _))
            {
                writer.WriteString("model", model);
            }

            writer.WriteEndObject();
        }

        return BinaryData.FromBytes(stream.ToArray());
    }
}
