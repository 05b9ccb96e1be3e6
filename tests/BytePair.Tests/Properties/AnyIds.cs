using BytePair.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;

namespace BytePair.Tests.Properties;

/// <summary>Ids as no text gives them: characters cut anywhere, joined to others, with special tokens in between.</summary>
internal static class AnyIds
{
    public static Arbitrary<int[]> Of(string encoding)
    {
        Dictionary<int, byte[]> tokens = ReferenceVocabulary.BytesById(encoding);
        int[] all = [.. tokens.Keys];
        int[] cutCharacters = [.. all.Where(id => DecodedText.Of(tokens[id]).FirstInvalid is not null)];
        int[] leadBytes = [.. cutCharacters.Where(id => tokens[id].Length == 1 && tokens[id][0] >= 0xC0)];
        int[] bothEnds = [.. cutCharacters.Where(id => tokens[id].Length > 1 && IsContinuation(tokens[id][0]) && !IsContinuation(tokens[id][^1]))];
        int[] special = [.. EncodingRecord.All[encoding].SpecialTokens.Values];
        Gen<int> id = Gen.Frequency(
            (3, Gen.Elements(all)),
            (6, Gen.Elements(cutCharacters)),
            (3, Gen.Elements(leadBytes)),
            (1, Gen.Elements(special)),
            (2, Gen.Elements(bothEnds.Length > 0 ? bothEnds : cutCharacters)));
        return Arb.From(id.ArrayOf(), Shrinking.Of);
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
