using BytePair.Normalization;
using BytePair.Pretokenization;
using BytePair.Saving;
using BytePair.Segments;
using BytePair.Special;

namespace BytePair.ModelFiles;

/// <summary>Reads what a <c>tokenizer.json</c> says beside its vocabulary and merges: from the file, or from what a saved tokenizer keeps of it.</summary>
internal static class ModelRulesReader
{
    public const string AddedTokens = "added_tokens";
    public const string Normalizer = "normalizer";
    public const string PreTokenizer = "pre_tokenizer";
    public const string PostProcessor = "post_processor";

    /// <exception cref="InvalidDataException">A part isn't one, or of a kind that isn't supported; the message says where and why.</exception>
    public static ModelRules Read(ModelText text, JsonOutline outline, KnownTokens tokens, SavedRules saved)
    {
        var preTokenizer = new PreTokenizerReader();
        Grammar grammar = preTokenizer.Read(JsonPart.Find(text, outline, PreTokenizer) ?? throw new InvalidDataException($"$.{PreTokenizer}: It is missing."));
        INormalizer? normalizer = NormalizerReader.Read(JsonPart.Find(text, outline, Normalizer));
        AddedToken[] added = new AddedTokenReader(tokens, normalizer).Read(JsonPart.Find(text, outline, AddedTokens));
        return new ModelRules(grammar, saved)
        {
            AddedTokens = added,
            Shape = new TextShape(normalizer, preTokenizer.AddsPrefixSpace),
            Template = new PostProcessorReader(tokens).Read(JsonPart.Find(text, outline, PostProcessor)),
        };
    }
}
