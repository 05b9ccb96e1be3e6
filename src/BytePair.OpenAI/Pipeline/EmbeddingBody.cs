using System.Text.Json;

namespace BytePair.OpenAI.Pipeline;

/// <summary>The body of a request for embeddings: a text, several, or tokens.</summary>
internal sealed class EmbeddingBody : IDisposable
{
    private readonly JsonDocument document;
    private readonly JsonElement input;

    private EmbeddingBody(JsonDocument document)
    {
        this.document = document;
        JsonElement root = document.RootElement;
        input = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("input", out JsonElement given) ? given : throw new FormatException("It has no member 'input'.");
        Model = root.TryGetProperty("model", out JsonElement model) && model.ValueKind == JsonValueKind.String ? model.GetString() : null;
    }

    public string? Model { get; }

    public static EmbeddingBody Parse(ReadOnlyMemory<byte> utf8Json)
    {
        JsonDocument? parsed = null;
        try
        {
            parsed = JsonDocument.Parse(utf8Json);
            return new EmbeddingBody(parsed);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            parsed?.Dispose();
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The tokens of all texts, and of the longest.</summary>
    public (long Tokens, long Longest) Count(BpeTokenizer tokenizer)
    {
        if (input.ValueKind != JsonValueKind.Array || IsOfTokens(input))
        {
            long only = TokensOf(input, tokenizer);
            return (only, only);
        }

        (long tokens, long longest) = (0, 0);
        foreach (JsonElement item in input.EnumerateArray())
        {
            long one = TokensOf(item, tokenizer);
            tokens += one;
            longest = Math.Max(longest, one);
        }

        return (tokens, longest);
    }

    public void Dispose() => document.Dispose();

    private static bool IsOfTokens(JsonElement array) => array.GetArrayLength() > 0 && array[0].ValueKind == JsonValueKind.Number;

    private static long TokensOf(JsonElement item, BpeTokenizer tokenizer) => item.ValueKind switch
    {
        JsonValueKind.String => tokenizer.CountTokens(Text(item)),
        JsonValueKind.Array => item.GetArrayLength(),
        _ => throw new FormatException($"'input' has a {item.ValueKind}, which is neither a text nor tokens."),
    };

    private static string Text(JsonElement item)
    {
        try
        {
            return item.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("'input' isn't well-formed text.", e);
        }
    }
}
