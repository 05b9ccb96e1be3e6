using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.Tests.Reference;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Mistral's ranks in the form of their own file, made here of what there is: the id of each token is its rank and the number of special ones.</summary>
public sealed class TekkenRankTests
{
    private const int SpecialCount = 1000;

    [SharedFact]
    public void Each_text_has_the_ids_that_ranks_and_pattern_say()
    {
        JsonNode config = JsonNode.Parse(File.ReadAllBytes(Repository.SharedPathOf("golden", "hf", "tekken-240718.config.json")))!;
        Dictionary<string, int> ranks = File.ReadLines(Repository.SharedPathOf("golden", "hf", "tekken-240718.tiktoken")).Select(line => line.Split(' '))
            .ToDictionary(fields => Encoding.Latin1.GetString(Convert.FromBase64String(fields[0])), fields => int.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        BpeTokenizer tokenizer = BpeTokenizer.CreateFromTekken(FileOf(config, ranks));
        Assert.Equal((int)config["default_vocab_size"]!, tokenizer.VocabularySize);
        Assert.Equal(SpecialCount, tokenizer.SpecialTokens.Count);
        PatternInterpreter pattern = new((string)config["pattern"]!);
        Assert.All(HuggingFaceVectorTests.Vectors.Select(vector => vector.Text).Distinct(), text =>
        {
            int[] expected = Encode(text, pattern, ranks);
            EveryShape.Same(expected, tokenizer.EncodeToIds(text), text);
            EveryShape.Same(expected, tokenizer.EncodeToIds(EveryShape.Utf8(text)), text);
            Assert.Equal(expected.Length, tokenizer.CountTokens(text));
            Assert.Equal(text, tokenizer.Decode(expected));
        });
        Assert.Equal([1, .. Encode("[INST", pattern, ranks), 3, 2], tokenizer.EncodeToIds("<s>[INST[INST]</s>", SpecialTokenHandling.Recognize));
    }

    private static int[] Encode(string text, PatternInterpreter pattern, Dictionary<string, int> ranks)
    {
        string bytes = Encoding.Latin1.GetString(EveryShape.Utf8(text));
        int[] ends = ReferencePieces.Ends(pattern.EndOfPiece, EveryShape.Utf8(text));
        return [.. ends.SelectMany((end, i) => RescanningMerge.Encode(bytes[(i == 0 ? 0 : ends[i - 1])..end], ranks)).Select(rank => rank + SpecialCount)];
    }

    /// <summary>With tokens behind the last that the model has, as such files list them: no text may come to have one.</summary>
    private static byte[] FileOf(JsonNode config, Dictionary<string, int> ranks)
    {
        using MemoryStream file = new();
        using Utf8JsonWriter writer = new(file);
        writer.WriteStartObject();
        writer.WritePropertyName("config");
        config.WriteTo(writer);
        writer.WriteStartArray("vocab");
        foreach ((string token, int rank) in ranks.OrderBy(token => token.Value).Append(new(" understandably, past the last", ranks.Count)))
        {
            writer.WriteStartObject();
            writer.WriteNumber("rank", rank);
            writer.WriteBase64String("token_bytes", Encoding.Latin1.GetBytes(token));
            writer.WriteNull("token_str");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return file.ToArray();
    }
}
