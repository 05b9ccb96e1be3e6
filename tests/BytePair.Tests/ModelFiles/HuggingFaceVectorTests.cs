using BytePair.Tests.Golden;
using BytePair.Tests.Support;

namespace BytePair.Tests.ModelFiles;

/// <summary>Files of models that are used, and the ids of Hugging Face's tokenizers.</summary>
public sealed class HuggingFaceVectorTests
{
    private const string SentencePiece = "lenml-llama2";

    public static TheoryData<string> Models => Repository.HasShared
        ? new(Vectors.Select(vector => vector.Model).Distinct().Where(model => model != SentencePiece))
        : [];

    internal static IEnumerable<HuggingFaceVector> Vectors => GoldenFile.Shared<HuggingFaceVector>("hf-dev.jsonl");

    [SharedTheory, MemberData(nameof(Models))]
    public void Each_text_has_the_ids_of_the_reference(string model)
    {
        var tokenizer = BpeTokenizer.CreateFromTokenizerJson(PathOf(model));
        Assert.All(Vectors.Where(vector => vector.Model == model), vector =>
        {
            EveryShape.Same(vector.Tokens, tokenizer.EncodeToIds(vector.Text, SpecialTokenHandling.Recognize), vector.Id);
            EveryShape.Same(vector.Tokens, tokenizer.EncodeToIds(EveryShape.Utf8(vector.Text), SpecialTokenHandling.Recognize), vector.Id);
            EveryShape.EncodesStream(tokenizer, EveryShape.Utf8(vector.Text), vector.Tokens, SpecialTokenHandling.Recognize);
            Assert.Equal(vector.Tokens.Length, tokenizer.CountTokens(vector.Text, SpecialTokenHandling.Recognize));
            Assert.Equal(vector.Decoded ?? vector.Text, tokenizer.Decode(vector.Tokens));
        });
    }

    [SharedFact]
    public void SentencePiece_is_refused_by_its_name()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => BpeTokenizer.CreateFromTokenizerJson(PathOf(SentencePiece)));
        Assert.Contains("SentencePiece-style BPE with byte fallback", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Supported is byte-level BPE", refusal.Message, StringComparison.Ordinal);
    }

    internal static string PathOf(string model) => Repository.SharedPathOf("golden", "hf", model + ".json");
}
