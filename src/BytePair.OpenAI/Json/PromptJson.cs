using System.ClientModel.Primitives;
using System.Text.Json;
using BytePair.Budgeting;
using OpenAI;

namespace BytePair.OpenAI.Json;

/// <summary>Messages and items of the SDK, made of the messages of a prompt.</summary>
internal static class PromptJson
{
    /// <summary>Reads what a prompt is for a part of the API: the members of an array of the request.</summary>
    /// <param name="prompt">The messages.</param>
    /// <param name="kind">Which part of the API.</param>
    /// <param name="array">The array's name.</param>
    public static IReadOnlyList<T> Read<T>(ChatPrompt prompt, ChatRequestKind kind, string array)
        where T : IPersistableModel<T>
    {
        using JsonDocument document = JsonDocument.Parse(new ChatRequest(kind, new ChatPrompt(prompt.Messages)).ToJson());
        List<T> models = [];
        foreach (JsonElement item in document.RootElement.GetProperty(array).EnumerateArray())
        {
            models.Add(ModelReaderWriter.Read<T>(Parted(item), ModelReaderWriterOptions.Json, OpenAIContext.Default)!);
        }

        return models;
    }

    /// <summary>The JSON of an item as the SDK reads it: with parts where the service takes a mere text too.</summary>
    private static BinaryData Parted(JsonElement item)
    {
        bool isMessageItem = item.TryGetProperty("type", out JsonElement type) && type.ValueEquals("message"u8);
        if (!isMessageItem || item.GetProperty("content") is not { ValueKind: JsonValueKind.String } text)
        {
            return BinaryData.FromString(item.GetRawText());
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in item.EnumerateObject().Where(member => !member.NameEquals("content"u8)))
            {
                member.WriteTo(writer);
            }

            writer.WriteStartArray("content");
            writer.WriteStartObject();
            bool isAnswer = item.GetProperty("role").ValueEquals("assistant"u8);
            writer.WriteString("type", isAnswer ? "output_text" : "input_text");
            writer.WriteString("text", text.GetString());
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return BinaryData.FromBytes(stream.ToArray());
    }
}
