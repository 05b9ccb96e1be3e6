using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Small files, made for this, with the ids of Hugging Face's tokenizers; made by Golden/make-model-files.mjs.</summary>
internal sealed class SmallFileVectors(BpeTokenizer tokenizer, (string Text, int[] Ids)[] vectors)
{
    private static readonly Lazy<Dictionary<string, SmallFileVectors>> All = new(Read);

    public static IEnumerable<string> Names => All.Value.Keys;

    public BpeTokenizer Tokenizer => tokenizer;

    public IReadOnlyList<(string Text, int[] Ids)> Vectors => vectors;

    public static SmallFileVectors Of(string name) => All.Value[name];

    private static Dictionary<string, SmallFileVectors> Read()
    {
        var cases = JsonNode.Parse(File.ReadAllBytes(Repository.OutputPathOf("Golden", "model-files.json")))!.AsArray();
        return cases.ToDictionary(one => (string)one!["file"]!["name"]!, one => new SmallFileVectors(
            SmallFile.With(one!["file"]!["added_tokens"]!.DeepClone(), one["file"]!["normalizer"]?.DeepClone(), one["file"]!["pre_tokenizer"]!.DeepClone()).Load(),
            [.. one["vectors"]!.AsArray().Select(vector => ((string)vector!["text"]!, vector["ids"].Deserialize<int[]>()!))]));
    }
}
