using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BytePair.Budgeting.Prompts;

/// <summary>JSON of which every text can be read: requests, schemas, and what this library has no part for.</summary>
internal static class JsonObject
{
    /// <summary>How deep JSON may be nested: as deep as readers of JSON go by default. It bounds every recursion over it.</summary>
    public const int MaxDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a text.</summary>
    /// <exception cref="FormatException">It has half a surrogate pair.</exception>
    public static byte[] Utf8Of(string json)
    {
        try
        {
            return StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            throw new FormatException($"The JSON isn't well-formed text: it has half a surrogate pair at index {e.Index}.", e);
        }
    }

    /// <summary>What is in a text that was checked; dispose of it.</summary>
    public static JsonDocument Parse(string json) => JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>A text in its shortest form, once it is known to be a JSON object all of whose texts can be read.</summary>
    /// <exception cref="FormatException">It isn't.</exception>
    public static string Check(string json)
    {
        Check(Utf8Of(json));
        using JsonDocument document = Parse(json);
        return Shortest(document.RootElement);
    }

    /// <summary>The text of a value without white space and with as few escapes as may be: the same for all texts that differ in these alone.</summary>
    public static string Shortest(JsonElement value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length));
    }

    /// <summary>Makes sure that JSON is an object all of whose texts can be read; without this, a bad one shows only when it is asked for.</summary>
    /// <exception cref="FormatException">It isn't.</exception>
    public static void Check(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        char[] scratch = [];
        try
        {
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    CheckText(ref reader, ref scratch);
                }
            }

            if (!isObject)
            {
                throw new FormatException("A JSON object is needed here, and this is other JSON.");
            }
        }
        catch (JsonException e)
        {
            throw new FormatException($"The JSON isn't well-formed: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"The JSON has a text, at byte {reader.TokenStartIndex}, with half a surrogate pair or with bytes that are no UTF-8.", e);
        }
        finally
        {
            if (scratch.Length > 0)
            {
                ArrayPool<char>.Shared.Return(scratch);
            }
        }
    }

    /// <summary>Reads a text as whoever asks for it would, into memory that is used again.</summary>
    private static void CheckText(ref Utf8JsonReader reader, ref char[] scratch)
    {
        if (scratch.Length < reader.ValueSpan.Length)
        {
            if (scratch.Length > 0)
            {
                ArrayPool<char>.Shared.Return(scratch);
                scratch = [];
            }

            scratch = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        }

        _ = reader.CopyString(scratch);
    }
}
