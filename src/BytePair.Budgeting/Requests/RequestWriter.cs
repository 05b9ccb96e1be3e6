using System.Text.Json;

namespace BytePair.Budgeting.Requests;

/// <summary>Writes a request: what it was read from, but for what was changed since.</summary>
internal static class RequestWriter
{
    public static void Write(Utf8JsonWriter writer, ChatRequest request)
    {
        var members = RequestMembers.Of(request);
        writer.WriteStartObject();
        if (request.Source is { } source)
        {
            foreach (JsonProperty member in source.Json.EnumerateObject())
            {
                if (!members.TryWriteInPlace(writer, member.Name))
                {
                    writer.WriteAsRead(member);
                }
            }
        }

        members.WriteRest(writer);
        writer.WriteEndObject();
    }
}
