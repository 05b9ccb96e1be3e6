using System.Text.Json.Serialization;

namespace BytePair.Tests.ModelFiles;

/// <summary>A text, and what the reference makes of it: ids, and what these decode to where that isn't the text.</summary>
public sealed record HuggingFaceVector(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("model")] string Model,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("tokens")] int[] Tokens,
    [property: JsonPropertyName("decoded")] string? Decoded);
