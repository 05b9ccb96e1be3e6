using System.Text;
using System.Text.Json;
using BytePair.Building;
using BytePair.Saving;
using BytePair.Vocabularies;

namespace BytePair.ModelFiles;

/// <summary>What a saved tokenizer keeps of its <c>tokenizer.json</c>: a small one, without the vocabulary and the merges.</summary>
/// <remarks>
/// The parts stand in it as they do in the file, and go through the readers of files again. Under <c>other_tokens</c> come the tokens of the
/// vocabulary that aren't written in the byte-level alphabet, since the vocabulary that is saved has bytes only. Example:
/// <c>{"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":true},"other_tokens":[{"content":"☃","id":7}]}</c>.
/// </remarks>
internal static class SavedModelRules
{
    private const string OtherTokens = "other_tokens";
    private const string Content = "content";
    private const string Id = "id";

    private static readonly string[] Parts = [ModelRulesReader.AddedTokens, ModelRulesReader.Normalizer, ModelRulesReader.PreTokenizer, ModelRulesReader.PostProcessor];

    /// <summary>Takes the parts out of a file.</summary>
    public static SavedRules Of(ModelText text, JsonOutline outline, KnownTokens tokens)
    {
        var json = new StringBuilder("{");
        foreach (string name in Parts)
        {
            if (outline.TryFind(name, out JsonSection? section))
            {
                json.Append('"').Append(name).Append("\":").Append(JsonString.Readable(text.Slice(section))).Append(',');
            }
        }

        json.Append('"').Append(OtherTokens).Append("\":").Append(tokens.Others.Count > 0 ? InJson(tokens) : "[]").Append('}');
        return new SavedRules(SavedRules.TokenizerJson, json.ToString());
    }

    /// <exception cref="InvalidDataException">The rules aren't as they were written, or don't fit the vocabulary.</exception>
    public static ModelRules Read(SavedRules saved, Vocabulary vocabulary)
    {
        try
        {
            var text = new ModelText(Encoding.UTF8.GetBytes(saved.Text));
            var outline = JsonOutlineReader.Read(text, inner: null, [.. Parts, OtherTokens]);
            var tokens = new SavedVocabulary(vocabulary);
            ReadOthers(JsonPart.Find(text, outline, OtherTokens), tokens);
            return ModelRulesReader.Read(text, outline, tokens, saved);
        }
        catch (InvalidDataException exception)
        {
            throw ThrowHelper.SavedDamaged("its rules for text can't be read: " + exception.Message);
        }
    }

    private static string InJson(KnownTokens tokens)
    {
        using var json = new MemoryStream();
        using var writer = new Utf8JsonWriter(json);
        writer.WriteStartArray();
        foreach (KeyValuePair<string, int> token in tokens.Others)
        {
            writer.WriteStartObject();
            writer.WriteString(Content, token.Key);
            writer.WriteNumber(Id, token.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static void ReadOthers(JsonPart? section, KnownTokens tokens)
    {
        List<JsonPart> parts = section?.Items() ?? [];
        foreach (JsonPart part in parts)
        {
            string text = part.Get(Content).AsText();
            if (tokens.AddOther(text, part.Get(Id).AsNumber(TokenSet.MaxId)) is { } objection)
            {
                throw part.Malformed($"The token '{text}' {objection}.");
            }
        }
    }
}
