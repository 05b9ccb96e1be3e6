using System.Text.Json;

namespace BytePair.Budgeting.Models;

/// <summary>The JSON of a catalogue that may come from anywhere; apart from what reads a packed one, which needs no reader of JSON to be loaded.</summary>
internal static class CatalogJson
{
    /// <summary>The format nests five deep.</summary>
    private const int MaxDepth = 8;

    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Packs it.</summary>
    /// <exception cref="InvalidDataException">It is none, or nests too deep, or is too long.</exception>
    public static byte[] Pack(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > CatalogReader.MaxBytes)
        {
            throw CatalogReader.TooLong();
        }

        try
        {
            return PackedJson.Pack(utf8Json.StartsWith(ByteOrderMark) ? utf8Json.Slice(ByteOrderMark.Length) : utf8Json, Options);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The catalogue of models is no JSON, or nests deeper than {MaxDepth}: {error.Message}", error);
        }
    }
}
