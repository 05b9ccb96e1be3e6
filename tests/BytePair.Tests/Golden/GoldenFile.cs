using System.Text.Json;
using System.Text.Json.Serialization;
using BytePair.Tests.Support;

namespace BytePair.Tests.Golden;

/// <summary>Reads the reference vectors: JSON Lines, one record a line.</summary>
internal static class GoldenFile
{
    /// <summary>The small selection that is part of the repository.</summary>
    public static IEnumerable<T> Compact<T>(string name) => Read<T>(Repository.OutputPathOf("Golden", name));

    /// <summary>The whole set, beside the repository.</summary>
    public static IEnumerable<T> Shared<T>(string name) => Read<T>(Repository.SharedPathOf("golden", name));

    private static IEnumerable<T> Read<T>(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<T>(line)!);
}

/// <summary>Ordinary encoding: special-token text is plain text.</summary>
internal sealed record OrdinaryVector(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("family")] string Family,
    [property: JsonPropertyName("encoding")] string Encoding,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("tokens")] int[] Tokens);

/// <summary>Encoding with special tokens; both sets are a list of tokens or the word "all".</summary>
internal sealed record SpecialVector(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("encoding")] string Encoding,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("allowed_special")] JsonElement Allowed,
    [property: JsonPropertyName("disallowed_special")] JsonElement Disallowed,
    [property: JsonPropertyName("tokens")] int[]? Tokens,
    [property: JsonPropertyName("error_token")] string? ErrorToken);

/// <summary>Decoding: the bytes, or the first id that the encoding doesn't have.</summary>
internal sealed record DecodeVector(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("encoding")] string Encoding,
    [property: JsonPropertyName("tokens")] long[] Tokens,
    [property: JsonPropertyName("bytes_hex")] string? BytesHex,
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("error_token")] long? ErrorToken);

/// <summary>UTF-16 code units, some of them lone surrogates, and the same text with U+FFFD in their place.</summary>
internal sealed record SurrogatesVector(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("encoding")] string Encoding,
    [property: JsonPropertyName("utf16")] int[] Utf16,
    [property: JsonPropertyName("replaced_text")] string ReplacedText,
    [property: JsonPropertyName("tokens")] int[] Tokens);
