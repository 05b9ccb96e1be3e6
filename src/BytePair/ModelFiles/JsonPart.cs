using System.Globalization;
using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>A value of a file and its path, for the parts that are small. What isn't as it should be is refused by its path.</summary>
internal sealed class JsonPart
{
    /// <summary>In bytes; such a part has thousands at most, and all of it is taken apart at once.</summary>
    private const int MaxLength = 1 << 24;

    private readonly JsonElement element;

    private JsonPart(JsonElement element, string path)
    {
        this.element = element;
        Path = path;
    }

    /// <summary>Where it lies, e.g. <c>$.added_tokens[3].content</c>.</summary>
    public string Path { get; }

    public JsonValueKind Kind => element.ValueKind;

    /// <summary>The property <c>type</c>, by which such files tell what an object is.</summary>
    public string TypeName => Get("type").AsText();

    /// <summary>The value of that name in the outline, or null.</summary>
    public static JsonPart? Find(ModelText text, JsonOutline outline, string name) =>
        outline.TryFind(name, out JsonSection? section) ? Read(text, section, "$." + name) : null;

    /// <summary>The value of that name; null if there is none, or if it is null.</summary>
    public JsonPart? Find(string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("An object is expected here.");
        }

        JsonPart? found = null;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.NameEquals(name))
            {
                found = found is null ? new(property.Value, Path + "." + name) : throw Malformed($"It has the property '{name}' twice.");
            }
        }

        return found is { Kind: JsonValueKind.Null } ? null : found;
    }

    /// <summary>The value of that name, which has to be there.</summary>
    public JsonPart Get(string name) => Find(name) ?? throw Malformed($"It lacks the property '{name}'.");

    public List<JsonPart> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Malformed("An array is expected here.");
        }

        var items = new List<JsonPart>();
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(new(item, Path + "[" + items.Count.ToString(CultureInfo.InvariantCulture) + "]"));
        }

        return items;
    }

    public string AsText() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Malformed("A string is expected here.");

    public bool AsFlag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Malformed("true or false is expected here."),
    };

    /// <summary>A flag that may be left out.</summary>
    public bool Flag(string name, bool otherwise = false) => Find(name)?.AsFlag() ?? otherwise;

    /// <summary>A whole number from 0 to <paramref name="max"/>.</summary>
    public int AsNumber(int max) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= 0 && number <= max
            ? number
            : throw Malformed($"A whole number from 0 to {max} is expected here.");

    /// <summary>True for a number that is zero.</summary>
    public bool IsZero => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && number == 0;

    public InvalidDataException Malformed(string problem) => new($"{Path}: {problem}");

    private static JsonPart Read(ModelText text, JsonSection section, string path)
    {
        if (section.Length > MaxLength)
        {
            throw text.Malformed(path, section.Start, $"It has {section.Length} bytes, of which {MaxLength} at most are read.");
        }

        Utf8JsonReader reader = text.Reader(section);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return new(document.RootElement.Clone(), path);
    }
}
