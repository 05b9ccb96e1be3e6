using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.Text;

namespace BytePair.Tests.ModelFiles;

/// <summary>A tokenizer.json with a vocabulary of all single bytes, id = byte, and a few merges from id 256 on: that of model-files.json.</summary>
internal static class SmallFile
{
    public static readonly string[] Merges = ["a b", "i n", "Ġ t", "h e", "Ġt he", "Ġ a", "in g", "f i"];

    private const string ByteLevel = """{"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}""";

    /// <summary>The first id that is free.</summary>
    public static int FreeId => 256 + Merges.Length;

    /// <summary>The file, with other parts.</summary>
    public static JsonObject With(JsonNode? addedTokens = null, JsonNode? normalizer = null, JsonNode? preTokenizer = null)
    {
        JsonObject vocabulary = [];
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            vocabulary.Add(ByteLetters.Of((byte)value).ToString(), value);
        }

        foreach (string merge in Merges)
        {
            vocabulary.Add(merge.Replace(" ", "", StringComparison.Ordinal), vocabulary.Count);
        }

        return new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = addedTokens ?? new JsonArray(),
            ["normalizer"] = normalizer,
            ["pre_tokenizer"] = preTokenizer ?? JsonNode.Parse(ByteLevel),
            ["post_processor"] = null,
            ["decoder"] = JsonNode.Parse(ByteLevel),
            ["model"] = new JsonObject
            {
                ["type"] = "BPE",
                ["dropout"] = null,
                ["unk_token"] = null,
                ["continuing_subword_prefix"] = "",
                ["end_of_word_suffix"] = null,
                ["fuse_unk"] = false,
                ["byte_fallback"] = false,
                ["ignore_merges"] = false,
                ["vocab"] = vocabulary,
                ["merges"] = JsonSerializer.SerializeToNode(Merges),
            },
        };
    }

    /// <summary>Adds the merges of each two of some letters, behind those that there are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="letters">The letters.</param>
    /// <param name="form">How all merges are to be written: as <c>strings</c>, as <c>pairs</c>, or so with one in front of tokens that aren't written in letters of bytes (<c>beyond</c>).</param>
    public static void AddMergesOf(JsonObject file, string letters, string form)
    {
        JsonObject vocabulary = file["model"]!["vocab"]!.AsObject();
        string[] merges = [.. Merges.Concat(letters.SelectMany(_ => letters, (left, right) => $"{left} {right}")).Distinct()];
        foreach (string merge in merges.Skip(Merges.Length))
        {
            vocabulary.Add(merge.Replace(" ", "", StringComparison.Ordinal), vocabulary.Count);
        }

        string[][] pairs = [.. merges.Select(merge => merge.Split(' '))];
        if (form == "beyond")
        {
            pairs = [["\u2603", "a b"], .. pairs];
            foreach (string token in (string[])["\u2603", "a b", "\u2603a b"])
            {
                vocabulary.Add(token, vocabulary.Count);
            }
        }

        file["model"]!["merges"] = form == "strings" ? JsonSerializer.SerializeToNode(merges) : JsonSerializer.SerializeToNode(pairs);
    }

    public static BpeTokenizer Load(this JsonObject file) => BpeTokenizer.CreateFromTokenizerJson(JsonSerializer.SerializeToUtf8Bytes(file));
}
