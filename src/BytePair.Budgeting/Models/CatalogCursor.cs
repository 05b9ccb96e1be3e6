using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>Goes from value to value of an object or an array whose JSON is known to be well-formed, and reads nothing inside of them.</summary>
internal sealed class CatalogCursor(ReadOnlyMemory<byte> utf8Json)
{
    private ReadOnlyMemory<byte> rest = utf8Json;
    private JsonReaderState state = new(CatalogReader.Options);
    private bool isInside;

    /// <summary>The name of the field, in an object.</summary>
    public string? Name { get; private set; }

    /// <summary>The text of the value alone.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>What the value begins with.</summary>
    public JsonTokenType ValueType { get; private set; }

    /// <summary>Goes on to the next value; false if there is none.</summary>
    /// <exception cref="InvalidOperationException">The name of the field isn't well-formed text.</exception>
    public bool MoveNext()
    {
        // A reader can't be kept, but for where it stands.
        Utf8JsonReader reader = new(rest.Span, isFinalBlock: true, state);
        if (!isInside)
        {
            reader.Read();
            isInside = true;
        }

        reader.Read();
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            Name = reader.GetString();
            reader.Read();
        }

        ValueType = reader.TokenType;
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        int end = (int)reader.BytesConsumed;
        Value = rest.Slice(start, end - start);
        rest = rest.Slice(end);
        state = reader.CurrentState;
        return true;
    }
}
