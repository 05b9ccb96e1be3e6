using System.Text;
using System.Text.Json;
using BytePair.Pretokenization;
using BytePair.Pretokenization.Patterns;
using BytePair.Tests.Pretokenization.Patterns;
using BytePair.Training;

namespace BytePair.Tests.Training;

/// <summary>What a trained vocabulary has, and the files that it is saved in.</summary>
public sealed class TrainedVocabularyTests
{
    private const string End = "<|end|>";

    [Fact]
    public void Ids_are_bytes_then_merges_then_special_tokens()
    {
        TrainedVocabulary vocabulary = Sample();
        Assert.Equal("!", TrainerProperties.TokenOf(vocabulary, 0));
        Assert.Equal(NaiveOrder(), Enumerable.Range(0, 256).Select(id => TrainerProperties.TokenOf(vocabulary, id)));
        Assert.Equal(256 + vocabulary.MergeCount, vocabulary.SpecialTokens[End]);
        Assert.Equal(vocabulary.Count - 1, vocabulary.SpecialTokens[End]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.GetTokenBytes(vocabulary.Count - 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.GetTokenBytes(-1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.GetMerge(vocabulary.MergeCount));
    }

    [Fact]
    public void The_form_of_tiktoken_has_each_token()
    {
        TrainedVocabulary vocabulary = Sample();
        using MemoryStream file = new();
        vocabulary.SaveAsTiktoken(file);
        string[] lines = Encoding.ASCII.GetString(file.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(vocabulary.Count - 1, lines.Length);
        Assert.All(lines.Index(), line => Assert.Equal($"{Convert.ToBase64String(vocabulary.GetTokenBytes(line.Index))} {line.Index}", line.Item));
    }

    [Fact]
    public void The_form_of_tokenizer_json_has_tokens_merges_and_special_tokens()
    {
        TrainedVocabulary vocabulary = Sample("<|\"\\\n|>");
        using MemoryStream file = new();
        vocabulary.SaveAsTokenizerJson(file);
        JsonElement json = JsonDocument.Parse(file.ToArray()).RootElement;
        JsonElement model = json.GetProperty("model");
        Dictionary<string, int> ids = model.GetProperty("vocab").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32());
        Assert.Equal(Enumerable.Range(0, 256 + vocabulary.MergeCount), ids.Values);
        Assert.Equal(vocabulary.GetMerge(3), PairOf(model.GetProperty("merges")[3].GetString()!, ids));
        Assert.Equal(220, ids["Ġ"]);
        Assert.Equal(["<|\"\\\n|>"], json.GetProperty("added_tokens").EnumerateArray().Select(token => token.GetProperty("content").GetString()));
        Assert.Equal(vocabulary.Count - 1, json.GetProperty("added_tokens")[0].GetProperty("id").GetInt32());
        string pattern = json.GetProperty("pre_tokenizer").GetProperty("pretokenizers")[0].GetProperty("pattern").GetProperty("Regex").GetString()!;
        Assert.Equal(KindOf(PatternParser.Parse(BpePatterns.Cl100k, PatternDialect.Tiktoken)), KindOf(PatternParser.Parse(pattern, PatternDialect.HuggingFace)));
    }

    public static TheoryData<string, string?> Patterns => new()
    {
        { @"\p{L}+|\s", @"\p{L}+|\s" },
        { @"\p{N}{1,3}+|\s++$", @"\p{N}{1,3}|\s++\z" },
        { @"[$+]{1,3}+|\$$", @"[$+]{1,3}|\$\z" },
        { @"\p{L}+$|\x{41}+$", @"\p{L}+\z|\x{41}+\z" },
        { @"a{1,3}+a|.", null },
    };

    [Theory, MemberData(nameof(Patterns))]
    public void A_pattern_is_translated_if_it_means_the_same(string pattern, string? expected) => Assert.Equal(expected, HuggingFacePattern.Of(pattern));

    [Fact]
    public void A_pattern_that_means_something_else_is_refused() => Assert.Contains(
        "(?>…)",
        Assert.Throws<NotSupportedException>(() => new BpeTrainer("a{1,3}+a|.").Train(256).SaveAsTokenizerJson(Stream.Null)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Patterns_offered_are_those_that_are_known()
    {
        Assert.Equal(ModelPatterns.Cl100k, BpePatterns.Cl100k);
        Assert.Equal(ModelPatterns.O200k, BpePatterns.O200k);
        Assert.All([BpePatterns.Gpt2, BpePatterns.Cl100k, BpePatterns.O200k], pattern => Assert.NotNull(KindOf(PatternParser.Parse(pattern, PatternDialect.Tiktoken))));
    }

    private static GrammarKind? KindOf(PatternNode pattern) => KnownPatterns.Find(pattern);

    private static TrainedVocabulary Sample(string special = End) => TrainerProperties.Trained(
        Enumerable.Repeat($"low lower lowest,{special} new newer \"newest\"\n", 5), 300, new() { SpecialTokens = [special] }, BpePatterns.Cl100k);

    private static (int Left, int Right) PairOf(string merge, Dictionary<string, int> ids) => (ids[merge.Split(' ')[0]], ids[merge.Split(' ')[1]]);

    private static IEnumerable<string> NaiveOrder() => Reference.NaiveTrainer.ByteOrder();
}
