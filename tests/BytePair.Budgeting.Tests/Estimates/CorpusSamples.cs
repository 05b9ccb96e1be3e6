using System.Text;
using System.Text.Json;
using BytePair.Tests.Support;

namespace BytePair.Budgeting.Tests.Estimates;

/// <summary>The texts that the rule of thumb is measured on: the reference corpora, by kind, in samples of 2,000 chars.</summary>
internal static class CorpusSamples
{
    public const int Length = 2000;

    /// <summary>All samples of each kind. What is left at the end of a kind's text is no sample.</summary>
    public static Dictionary<TextKind, List<string>> Read()
    {
        Dictionary<TextKind, StringBuilder> texts = new()
        {
            [TextKind.English] = new StringBuilder(Corpus("english.txt")),
            [TextKind.Code] = new StringBuilder(Corpus("code.txt")),
            [TextKind.Data] = new StringBuilder(Corpus("json.txt")),
            [TextKind.Chat] = new StringBuilder(string.Join("\n\n", Corpus("chat.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Contents))),
        };
        foreach (string paragraph in Corpus("multilingual.txt").ReplaceLineEndings("\n").Split("\n\n"))
        {
            if (Scripts.Of(paragraph) is { } kind)
            {
                (texts.TryGetValue(kind, out StringBuilder? text) ? text : texts[kind] = new()).Append(paragraph).Append("\n\n");
            }
        }

        return texts.ToDictionary(entry => entry.Key, entry => Cut(entry.Value.ToString()));
    }

    private static string Corpus(string file) => File.ReadAllText(Repository.SharedPathOf("corpora", file));

    private static IEnumerable<string> Contents(string conversation)
    {
        using JsonDocument document = JsonDocument.Parse(conversation);
        foreach (JsonElement message in document.RootElement.GetProperty("messages").EnumerateArray())
        {
            if (message.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String)
            {
                yield return content.GetString()!;
            }
        }
    }

    private static List<string> Cut(string text)
    {
        List<string> samples = [];
        for (int start = 0; start + Length < text.Length;)
        {
            int length = char.IsHighSurrogate(text[start + Length - 1]) ? Length - 1 : Length;
            samples.Add(text.Substring(start, length));
            start += length;
        }

        return samples;
    }
}
