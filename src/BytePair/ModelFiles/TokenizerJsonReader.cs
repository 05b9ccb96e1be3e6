using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>Reads a <c>tokenizer.json</c>, as Hugging Face's tokenizers writes it.</summary>
/// <remarks>
/// <para>
/// First an outline is made of the whole text, so that what isn't JSON is refused at once, and the parts can be read in the order in which they
/// need one another, wherever they stand. Small parts are taken apart by name; the vocabulary and the merges, nearly all of a file, are read
/// in place.
/// </para>
/// <para><c>truncation</c> and <c>padding</c> aren't read: they say what a training run did with its batches, not what the ids of a text are.</para>
/// </remarks>
internal static class TokenizerJsonReader
{
    private const string Vocab = "model.vocab";
    private const string Merges = "model.merges";

    private static readonly string[] Names =
    [
        "model",
        ModelRulesReader.AddedTokens,
        ModelRulesReader.Normalizer,
        ModelRulesReader.PreTokenizer,
        ModelRulesReader.PostProcessor,
        "decoder",
        "model.type",
        "model.dropout",
        "model.continuing_subword_prefix",
        "model.end_of_word_suffix",
        "model.byte_fallback",
        "model.ignore_merges",
        Vocab,
        Merges,
    ];

    /// <exception cref="InvalidDataException">The file isn't a tokenizer.json, or not of a model that is supported; the message says where and why.</exception>
    public static ModelDefinition Read(ReadOnlySpan<byte> utf8Json)
    {
        var text = new ModelText(utf8Json);
        var outline = JsonOutlineReader.Read(text, "model", Names, Vocab, Merges);
        if (!outline.TryFind("model", out _))
        {
            throw new InvalidDataException("$: The property 'model' is missing; the file isn't a tokenizer.json.");
        }

        BpeSection.Check(text, outline, JsonPart.Find(text, outline, ModelRulesReader.PreTokenizer));
        DecoderReader.Check(JsonPart.Find(text, outline, "decoder"));
        FileVocabulary vocabulary = VocabularyReader.Read(text, Section(outline, Vocab));
        MergeList merges = MergeListReader.Read(text, Section(outline, Merges), vocabulary);
        ModelRules rules = ModelRulesReader.Read(text, outline, vocabulary, SavedModelRules.Of(text, outline, vocabulary));
        bool ignoresMerges = JsonPart.Find(text, outline, "model.ignore_merges")?.AsFlag() ?? false;
        return new ModelDefinition(VocabularyBuilder.FromMerges(merges, ignoresMerges), rules);
    }

    private static JsonSection Section(JsonOutline outline, string name) =>
        outline.TryFind(name, out JsonSection? section) ? section : throw new InvalidDataException($"$.{name}: It is missing.");
}
