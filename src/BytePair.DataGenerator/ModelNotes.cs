using System.Text.Json;
using System.Text.Json.Nodes;

namespace BytePair.DataGenerator;

/// <summary>What is said about models in words, from <c>Data/model-notes.json</c>: which names begin so get which note.</summary>
internal sealed class ModelNotes
{
    private readonly JsonObject json;

    private ModelNotes(JsonObject json) => this.json = json;

    public string Description => json["description"]!.GetValue<string>();

    public JsonNode Families => json["families"]!.DeepClone();

    public static ModelNotes Read(string path)
    {
        JsonDocumentOptions options = new() { CommentHandling = JsonCommentHandling.Skip };
        return new(JsonNode.Parse(File.ReadAllText(path), documentOptions: options)!.AsObject());
    }

    /// <summary>The notes on a model: those for its name, and that its encoding is inferred where it is.</summary>
    public IEnumerable<string> NotesOf(string name, string? encodingSource)
    {
        foreach (JsonNode? note in json["notes"]!.AsArray())
        {
            if (note!["models"]!.AsArray().Any(pattern => Matches(name, pattern!.GetValue<string>())))
            {
                yield return note["note"]!.GetValue<string>();
            }
        }

        if (encodingSource?.StartsWith("inferred", StringComparison.Ordinal) is true && !name.StartsWith("ft:", StringComparison.Ordinal))
        {
            yield return json["inferredEncoding"]!.GetValue<string>();
        }
    }

    /// <summary>The limits of a request with several texts, for models that take such.</summary>
    public JsonNode? RequestLimitsOf(string name) =>
        json["requestLimits"]!["models"]!.AsArray().Any(pattern => Matches(name, pattern!.GetValue<string>())) ? json["requestLimits"] : null;

    /// <summary>A source's name as it is given to readers.</summary>
    public string? Reworded(string? source) => source is not null && json["sourceNames"]![source] is { } name ? name.GetValue<string>() : source;

    /// <summary>A pattern that ends in an asterisk is the beginning of names.</summary>
    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : string.Equals(name, pattern, StringComparison.Ordinal);
}
