using System.Text.Json;

namespace BytePair.ModelFiles;

/// <summary>Looks at <c>model</c> to see whether it is byte pair encoding, over bytes, without what makes ids depend on more than the text.</summary>
internal static class BpeSection
{
    private const string Supported = "Supported is byte-level BPE: a model of type BPE with a ByteLevel pre-tokenizer, such as those of Llama 3, Qwen, DeepSeek and GPT.";

    /// <exception cref="InvalidDataException">It is another model; the message says which, and what is supported.</exception>
    public static void Check(ModelText text, JsonOutline outline, JsonPart? preTokenizer)
    {
        string? type = JsonPart.Find(text, outline, "model.type")?.AsText();
        bool hasMerges = outline.TryFind("model.merges", out _);
        bool isScored = outline.TryFind("model.vocab", out JsonSection? vocabulary) && vocabulary.Kind == JsonTokenType.StartArray;
        type ??= hasMerges ? "BPE" : isScored ? "Unigram" : "WordPiece or WordLevel";
        if (type is not "BPE")
        {
            throw new InvalidDataException($"$.model: It is a model of type {type}. {Supported}");
        }

        if (preTokenizer is not { } steps || !PreTokenizerReader.Has(steps, "ByteLevel"))
        {
            bool isSentencePiece = (preTokenizer is { } others && PreTokenizerReader.Has(others, "Metaspace")) || JsonPart.Find(text, outline, "model.byte_fallback") is { Kind: JsonValueKind.True };
            throw new InvalidDataException(
                isSentencePiece
                ? $"$.model: It is SentencePiece-style BPE with byte fallback, which merges characters, not bytes. {Supported}"
                : $"$.model: It is BPE that merges characters, not bytes: $.pre_tokenizer has no ByteLevel. {Supported}");
        }

        if (JsonPart.Find(text, outline, "model.dropout") is { IsZero: false } dropout)
        {
            throw dropout.Malformed("Dropout leaves out merges at random, for training; to encode, set it to null.");
        }

        RefuseAffix(text, outline, "model.continuing_subword_prefix");
        RefuseAffix(text, outline, "model.end_of_word_suffix");
    }

    private static void RefuseAffix(ModelText text, JsonOutline outline, string name)
    {
        if (JsonPart.Find(text, outline, name) is { } part && part.AsText().Length > 0)
        {
            throw part.Malformed("Marks of where a word goes on or ends aren't supported. " + Supported);
        }
    }
}
