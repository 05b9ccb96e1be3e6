using System.Globalization;
using System.Text.Json;
using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>A value of a request that knows where it stands, so that what is wrong with it is said with its path.</summary>
internal sealed class RequestNode(JsonElement json, RequestNode? parent, string step)
{
    private readonly PromptSourceForm form;

    public JsonElement Json => json;

    /// <summary>What an object of this request is the source of; said of the root.</summary>
    public PromptSourceForm Form
    {
        get => parent?.Form ?? form;
        init => form = value;
    }

    public bool IsText => json.ValueKind == JsonValueKind.String;

    public bool IsArray => json.ValueKind == JsonValueKind.Array;

    public bool IsObject => json.ValueKind == JsonValueKind.Object;

    private string Path => parent?.Path + step;

    /// <summary>A member of an object; null if it is missing, or null itself.</summary>
    public RequestNode? Member(string name)
    {
        _ = Object();
        return json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new RequestNode(value, this, "." + name)
            : null;
    }

    /// <summary>A member of an object that must be there.</summary>
    public RequestNode Required(string name) => Member(name) ?? throw Wrong($"needs the member '{name}'");

    public RequestNode Object() => IsObject ? this : throw Unexpected("an object");

    public IEnumerable<RequestNode> Items()
    {
        if (!IsArray)
        {
            throw Unexpected("an array");
        }

        int index = 0;
        foreach (JsonElement item in json.EnumerateArray())
        {
            yield return new RequestNode(item, this, $"[{index.ToString(CultureInfo.InvariantCulture)}]");
            index++;
        }
    }

    /// <remarks>That every text of a request can be read was checked before.</remarks>
    public string Text() => IsText ? json.GetString()! : throw Unexpected("a text");

    public bool? Flag() => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw Unexpected("true or false");

    public int Number() =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out int value) && value >= 0
            ? value
            : throw Unexpected("a whole number, 0 or more");

    public FormatException Unexpected(string expected) => Wrong($"has to be {expected}, and it is {Kind()}");

    public FormatException Wrong(string what, Exception? inner = null) => new($"{Path} {what}.", inner);

    private string Kind() => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number" + Shown(),
        JsonValueKind.Null => "null",
        _ => json.ValueKind == JsonValueKind.True ? "true" : "false",
    };

    private string Shown()
    {
        const int Longest = 40;
        string raw = json.GetRawText();
        return raw.Length <= Longest ? $" ({raw})" : string.Empty;
    }
}
