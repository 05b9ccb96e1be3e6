using System.Text.Json;
using System.Text.Json.Serialization;
using BytePair.Tests.Support;

namespace BytePair.Tests.Reference;

/// <summary>What the reference says about one encoding (Golden/encodings.json).</summary>
internal sealed record EncodingRecord(
    [property: JsonPropertyName("pat_str")] string Pattern,
    [property: JsonPropertyName("special_tokens")] IReadOnlyDictionary<string, int> SpecialTokens,
    [property: JsonPropertyName("vocab_file")] string VocabularyFile,
    [property: JsonPropertyName("n_vocab")] int VocabularySize)
{
    public static IReadOnlyDictionary<string, EncodingRecord> All { get; } =
        JsonSerializer.Deserialize<Dictionary<string, EncodingRecord>>(File.ReadAllText(Repository.OutputPathOf("Golden", "encodings.json")))!;
}
