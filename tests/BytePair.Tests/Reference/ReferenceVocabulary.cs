using System.Text;

namespace BytePair.Tests.Reference;

/// <summary>Every id of an encoding with its bytes, special tokens included.</summary>
internal static class ReferenceVocabulary
{
    public static Dictionary<int, byte[]> BytesById(string encodingName)
    {
        EncodingRecord record = EncodingRecord.All[encodingName];
        Dictionary<int, byte[]> tokens = PublishedRanks.Of(record.VocabularyFile).ToDictionary(token => token.Value, token => Encoding.Latin1.GetBytes(token.Key));
        foreach ((string text, int id) in record.SpecialTokens)
        {
            tokens.TryAdd(id, Encoding.UTF8.GetBytes(text)); // 200018 has two names in o200k_harmony; the first is what it decodes to
        }

        return tokens;
    }
}
