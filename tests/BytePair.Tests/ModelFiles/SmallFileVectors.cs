using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Small files, made for this, with the ids of Hugging Face's tokenizers; made by Golden/make-model-files.mjs.</summary>
/// <param name="file">The file.</param>
/// <param name="vectors">Texts, their ids, and their ids with those that the model expects around them.</param>
internal sealed class SmallFileVectors(JsonObject file, (string Text, int[] Ids)[] vectors, Dictionary<string, int[]> inputs)
{
    private static readonly Lazy<Dictionary<string, SmallFileVectors>> All = new(Read);

    private readonly Lazy<BpeTokenizer> tokenizer = new(file.Load);

    public static IEnumerable<string> Names => All.Value.Keys;

    public BpeTokenizer Tokenizer => tokenizer.Value;

    public IReadOnlyList<(string Text, int[] Ids)> Vectors => vectors;

    public static SmallFileVectors Of(string name) => All.Value[name];

    /// <summary>The ids of a text of these as the model expects them.</summary>
    public int[] InputOf(string text, int[] ids) => inputs.GetValueOrDefault(text, ids);

    private static Dictionary<string, SmallFileVectors> Read()
    {
        var cases = JsonNode.Parse(File.ReadAllBytes(Repository.OutputPathOf("Golden", "model-files.json")))!.AsArray();
        return cases.ToDictionary(one => (string)one!["file"]!["name"]!, one => new SmallFileVectors(
            FileOf(one!["file"]!.AsObject()),
            [.. one["vectors"]!.AsArray().Select(vector => ((string)vector!["text"]!, vector["ids"].Deserialize<int[]>()!))],
            one["vectors"]!.AsArray().Where(vector => vector!["input"] is not null).ToDictionary(vector => (string)vector!["text"]!, vector => vector!["input"].Deserialize<int[]>()!)));
    }

    private static JsonObject FileOf(JsonObject parts)
    {
        JsonObject made = SmallFile.With(parts["added_tokens"]!.DeepClone(), parts["normalizer"]?.DeepClone(), parts["pre_tokenizer"]!.DeepClone());
        if (parts["letters"] is { } letters)
        {
            SmallFile.AddMergesOf(made, (string)letters!, (string)parts["merges"]!);
            made["post_processor"] = parts["post_processor"]?.DeepClone();
            foreach (KeyValuePair<string, JsonNode?> field in parts["model"]!.AsObject())
            {
                made["model"]![field.Key] = field.Value?.DeepClone();
            }
        }

        return made;
    }
}
