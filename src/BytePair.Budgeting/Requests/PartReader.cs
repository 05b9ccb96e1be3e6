using BytePair.Budgeting.Prompts;

namespace BytePair.Budgeting.Requests;

/// <summary>Reads the parts that both kinds of requests have.</summary>
internal static class PartReader
{
    public static AudioPart Audio(RequestNode node) => new() { Data = node.Required("data").Text(), Format = node.Member("format")?.Text() };

    public static FilePart File(RequestNode node) => new()
    {
        FileName = node.Member("filename")?.Text(),
        FileId = node.Member("file_id")?.Text(),
        Data = node.Member("file_data")?.Text(),
    };

    public static OtherPart Other(string type, RequestNode node) => new(type, node.Json.GetRawText());

    /// <summary>The same part, with what it was read from.</summary>
    public static T ReadFrom<T>(this T part, RequestNode node)
        where T : PromptPart => part with { Source = new PromptSource(node.Json, node.Form, part) };
}
