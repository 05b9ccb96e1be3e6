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
            models.Add(ModelReaderWriter.Read<T>(BinaryData.FromString(item.GetRawText()), ModelReaderWriterOptions.Json, OpenAIContext.Default)!);
        }

        return models;
    }
}
