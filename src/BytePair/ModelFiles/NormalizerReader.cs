using BytePair.Normalization;

namespace BytePair.ModelFiles;

/// <summary>Reads <c>normalizer</c>.</summary>
internal static class NormalizerReader
{
    /// <returns>Null where text stays as it is.</returns>
    /// <exception cref="InvalidDataException">It is none, or of a kind that isn't supported.</exception>
    public static INormalizer? Read(JsonPart? section) => section is { } part ? ReadAny(part) : null;

    private static UnicodeNormalizer? ReadAny(JsonPart part) => part.TypeName switch
    {
        "NFC" => UnicodeNormalizer.NfcOfUnicode9,
        "NFKC" => UnicodeNormalizer.NfkcOfUnicode9,
        "Sequence" => part.Get("normalizers").Items().ConvertAll(ReadAny).Aggregate((UnicodeNormalizer?)null, Both),
        { } other => throw part.Malformed($"The normalizer '{other}' isn't supported. Supported are NFC, NFKC, and sequences of these."),
    };

    /// <summary>One after the other, in either order, they give what the one that changes more gives.</summary>
    private static UnicodeNormalizer? Both(UnicodeNormalizer? first, UnicodeNormalizer? second) =>
        first == UnicodeNormalizer.NfkcOfUnicode9 ? first : second ?? first;
}
