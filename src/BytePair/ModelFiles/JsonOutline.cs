using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Where the values of a file lie that matter. Making it reads all of the text, so that what isn't JSON to its end is refused first.</summary>
internal sealed class JsonOutline
{
    private readonly Dictionary<string, JsonSection> sections = new(StringComparer.Ordinal);

    private JsonOutline()
    {
    }

    /// <summary>Reads the outline of an object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inner">The property whose value, an object, is outlined too, under names such as <c>model.vocab</c>; or null.</param>
    /// <param name="names">The names to look for; others are passed over.</param>
    /// <exception cref="InvalidDataException">The text isn't JSON, is no object, or has one of the names twice.</exception>
    public static JsonOutline Read(ModelText text, string? inner, params string[] names)
    {
        var outline = new JsonOutline();
        Utf8JsonReader reader = text.Reader();
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw text.Malformed("$", 0, "The file isn't a JSON object, which such a file is.");
            }

            outline.ReadObject(text, ref reader, "", inner, names);
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw ModelText.NotJson(exception);
        }

        return outline;
    }

    /// <summary>The value of that name; false if there is none, or null.</summary>
    public bool TryFind(string name, out JsonSection section) =>
        sections.TryGetValue(name, out section) && section.Kind != JsonTokenType.Null;

    private void ReadObject(ModelText text, ref Utf8JsonReader reader, string prefix, string? inner, string[] names)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? name = NameOf(ref reader, prefix, names);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            JsonTokenType kind = reader.TokenType;
            if (name is not null && string.Equals(name, inner, StringComparison.Ordinal) && kind == JsonTokenType.StartObject)
            {
                ReadObject(text, ref reader, name + ".", inner: null, names);
            }
            else
            {
                reader.Skip();
            }

            if (name is not null)
            {
                if (sections.ContainsKey(name))
                {
                    throw text.Malformed("$." + name, start, "The file has this property twice.");
                }

                sections.Add(name, new(start, (int)reader.BytesConsumed - start, kind));
            }
        }
    }

    private static string? NameOf(ref Utf8JsonReader reader, string prefix, string[] names)
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
