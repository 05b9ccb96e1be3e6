using System.Text.Json;
using BytePair.Building;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>model.vocab</c>: the text of each token in the byte-level alphabet, and its id.</summary>
internal static class VocabularyReader
{
    private const string Path = "$.model.vocab";

    /// <exception cref="InvalidDataException">A token or an id comes twice, or isn't one.</exception>
    public static FileVocabulary Read(ModelText text, JsonSection section)
    {
        if (section.Kind != JsonTokenType.StartObject)
        {
            throw text.Malformed(Path, section.Start, "An object is expected here, with the id of each token.");
        }

        var vocabulary = new FileVocabulary();
        byte[] bytes = [];
        Utf8JsonReader reader = text.Reader(section);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            long at = section.Start + reader.TokenStartIndex;
            ReadOnlySpan<byte> name = JsonString.Read(ref reader);
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int id))
            {
                throw text.Malformed(Path, at, $"The id of the token '{JsonString.Readable(name)}' isn't a whole number from 0 to {TokenSet.MaxId}.");
            }

            bytes = bytes.Length < name.Length ? new byte[2 * name.Length] : bytes;
            string? objection = ByteLevelAlphabet.TryRead(name, bytes, out int length)
                ? vocabulary.Tokens.Add(bytes.AsSpan(0, length), id)
                : vocabulary.AddOther(JsonString.Readable(name), id);
            if (objection is not null)
            {
                throw text.Malformed(Path, at, $"The token '{JsonString.Readable(name)}' {objection}.");
            }
        }

        return vocabulary;
    }
}
