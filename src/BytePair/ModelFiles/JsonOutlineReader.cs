using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Makes outlines.</summary>
/// <remarks>
/// That reads all of the text, so that what isn't JSON is refused first; but for the long lists (<see cref="JsonCursor"/>), which it passes over:
/// whether they are JSON is for their readers to say.
/// </remarks>
internal ref struct JsonOutlineReader
{
    private readonly ModelText text;
    private readonly string[] names;
    private readonly string[] lists;
    private readonly JsonOutline outline = new();
    private Utf8JsonReader reader;

    /// <summary>Where the reader's text begins in the whole.</summary>
    private int start;

    private JsonOutlineReader(ModelText text, string[] names, string[] lists)
    {
        this.text = text;
        this.names = names;
        this.lists = lists;
        reader = text.Reader();
    }

    /// <summary>Reads the outline of an object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inner">The property whose value, an object, is outlined too, under names such as <c>model.vocab</c>; or null.</param>
    /// <param name="names">The names to look for; others are passed over.</param>
    /// <param name="lists">Those of the names whose values are long arrays or objects. If nobody reads one, nobody sees whether it is JSON.</param>
    /// <exception cref="InvalidDataException">The text isn't JSON, is no object, or has one of the names twice.</exception>
    public static JsonOutline Read(ModelText text, string? inner, string[] names, params string[] lists)
    {
        var walk = new JsonOutlineReader(text, names, lists);
        try
        {
            walk.reader.Read();
            if (walk.reader.TokenType != JsonTokenType.StartObject)
            {
                throw text.Malformed("$", 0, "The file isn't a JSON object, which such a file is.");
            }

            walk.ReadObject("", inner);
            walk.reader.Read();
        }
        catch (JsonException exception)
        {
            throw text.NotJson(walk.start + walk.reader.BytesConsumed, exception);
        }

        return walk.outline;
    }

    private void ReadObject(string prefix, string? outlined)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? name = NameOf(prefix);
            reader.Read();
            int from = start + (int)reader.TokenStartIndex;
            JsonTokenType kind = reader.TokenType;
            int count = 0;
            if (name is not null && string.Equals(name, outlined, StringComparison.Ordinal) && kind == JsonTokenType.StartObject)
            {
                ReadObject(name + ".", outlined: null);
            }
            else
            {
                bool isList = name is not null && Array.IndexOf(lists, name) >= 0 && kind is JsonTokenType.StartArray or JsonTokenType.StartObject;
                count = PassOver(isList, from);
            }

            if (name is not null)
            {
                if (!outline.TryAdd(name, new(from, start + (int)reader.BytesConsumed - from, kind, count)))
                {
                    throw text.Malformed("$." + name, from, "The file has this property twice.");
                }
            }
        }
    }

    /// <summary>Passes over a value; over a list without looking whether it is JSON, and returns how many items it has.</summary>
    private int PassOver(bool isList, int from)
    {
        if (!isList)
        {
            reader.Skip();
            return 0;
        }

        // The bracket that ends the list is where the reader goes on.
        start = JsonCursor.EndOfValue(text.Whole, from, out int count) - 1;
        reader = new Utf8JsonReader(text.Whole.Slice(start), isFinalBlock: true, reader.CurrentState);
        reader.Read();
        return count;
    }

    private readonly string? NameOf(string prefix)
    {
        foreach (string name in names)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && reader.ValueTextEquals(name.AsSpan(prefix.Length)))
            {
                return name;
            }
        }

        return null;
    }
}
