using System.ClientModel.Primitives;
using System.Text.Encodings.Web;
using System.Text.Json;
using BytePair.Budgeting;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace BytePair.OpenAI.Json;

/// <summary>Requests as the SDK writes them.</summary>
/// <remarks>
/// The SDK's objects are read by way of the JSON that it sends for them, not by their properties. So a count is of what the service gets: patches
/// (<c>message.Patch</c>), kinds of items that have no public type, and members that a later version of the SDK adds are all in it, and there is no second
/// map of types that could fall behind. It costs less time than counting the same text, and about 9 bytes of memory for each character.
/// </remarks>
internal static class RequestJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly BinaryData EmptyObject = BinaryData.FromString("{}");

    public static ChatRequest OfChat(IEnumerable<ChatMessage> messages, ChatCompletionOptions? options)
    {
        using var stream = new MemoryStream();
        Write(stream, "{\"messages\":"u8);
        WriteArray(stream, messages, nameof(messages));
        WriteMembers(stream, options is null ? EmptyObject : ModelReaderWriter.Write(options, ModelReaderWriterOptions.Json, OpenAIContext.Default));
        return Parse(stream);
    }

    public static ChatRequest OfItems(IEnumerable<ResponseItem> items)
    {
        using var stream = new MemoryStream();
        Write(stream, "{\"input\":"u8);
        WriteArray(stream, items, nameof(items));
        WriteMembers(stream, EmptyObject);
        return Parse(stream);
    }

    /// <remarks>Options without any item may have no member that tells them as a request; a list of none does.</remarks>
    public static ChatRequest OfResponses(CreateResponseOptions options)
    {
        BinaryData json = ModelReaderWriter.Write(options, ModelReaderWriterOptions.Json, OpenAIContext.Default);
        if (options.InputItems.Count > 0)
        {
            return ChatRequest.Parse(json.ToMemory());
        }

        using var stream = new MemoryStream();
        Write(stream, "{\"input\":[]"u8);
        WriteMembers(stream, json);
        return Parse(stream);
    }

    private static void WriteArray<T>(MemoryStream stream, IEnumerable<T> models, string parameter)
        where T : class, IJsonModel<T>
    {
        using var writer = new Utf8JsonWriter(stream, Relaxed);
        writer.WriteStartArray();
        int index = 0;
        foreach (T model in models)
        {
            (model ?? throw ThrowHelper.NullItem(index, parameter)).Write(writer, ModelReaderWriterOptions.Json);
            index++;
        }

        writer.WriteEndArray();
    }

    /// <summary>Goes on with the members of another object, and closes it.</summary>
    private static void WriteMembers(MemoryStream stream, BinaryData other)
    {
        ReadOnlySpan<byte> members = other.ToMemory().Span.Slice(1);
        if (members.Length > 1)
        {
            stream.WriteByte((byte)',');
        }

        Write(stream, members);
    }

    private static void Write(MemoryStream stream, ReadOnlySpan<byte> json)
    {
        byte[] copy = json.ToArray();
        stream.Write(copy, 0, copy.Length);
    }

    private static ChatRequest Parse(MemoryStream stream) => ChatRequest.Parse(stream.GetBuffer().AsMemory(0, checked((int)stream.Length)));
}
