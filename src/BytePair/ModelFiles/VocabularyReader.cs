using System.Runtime.CompilerServices;
using System.Text.Json;
using BytePair.Building;
using BytePair.Text;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>model.vocab</c>: the letters of each token, one for each byte, and its id.</summary>
internal static class VocabularyReader
{
    private const string Path = "$.model.vocab";

    /// <exception cref="InvalidDataException">A token or an id comes twice, or isn't one.</exception>
    [MethodImpl(Compilation.AtOnce)]
    public static FileVocabulary Read(ModelText text, JsonSection section)
    {
        if (section.Kind != JsonTokenType.StartObject)
        {
            throw text.Malformed(Path, section.Start, "An object is expected here, with the id of each token.");
        }

        var vocabulary = new FileVocabulary(section.Count);
        byte[] bytes = [];
        var cursor = new JsonCursor(text.Slice(section));
        cursor.TrySkip('{');
        if (cursor.TrySkip('}'))
        {
            return vocabulary;
        }

        do
        {
            cursor.SkipBlanks();
            int at = section.Start + cursor.Position;
            if (!cursor.TryReadString(out ReadOnlySpan<byte> name) || !cursor.TrySkip(':'))
            {
                throw text.NotJson(Path, section.Start + cursor.Position);
            }

            if (!cursor.TryReadNumber(out int id))
            {
                throw Malformed(text, at, "The id of the token", name, null);
            }

            bytes = bytes.Length < name.Length ? new byte[2 * name.Length] : bytes;
            string? objection = ByteLetters.TryRead(name, bytes, out int length)
                ? vocabulary.Tokens.Add(bytes.AsSpan(0, length), id)
                : vocabulary.AddOther(JsonString.Readable(name), id);
            if (objection is not null)
            {
                throw Malformed(text, at, "The token", name, objection);
            }
        }
        while (cursor.TrySkip(','));

        return cursor.TrySkip('}') ? vocabulary : throw text.NotJson(Path, section.Start + cursor.Position);
    }

    private static InvalidDataException Malformed(ModelText text, int at, string what, ReadOnlySpan<byte> name, string? objection) =>
        text.Malformed(Path, at, $"{what} '{JsonString.Readable(name)}' {objection ?? $"isn't a whole number from 0 to {TokenSet.MaxId}"}.");
}
