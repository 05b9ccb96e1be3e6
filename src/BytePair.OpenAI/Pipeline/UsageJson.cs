using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BytePair.Budgeting;

namespace BytePair.OpenAI.Pipeline;

/// <summary>Reads the member <c>usage</c> of an answer, at its top or in its <c>response</c>, and skips all else.</summary>
internal static class UsageJson
{
    public static bool TryRead(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out TokenUsage? usage)
    {
        usage = null;
        Utf8JsonReader reader = new(utf8Json);
        try
        {
            return reader.Read() && TryReadIn(ref reader, ref usage);
        }
        catch (JsonException)
        {
            // An answer that isn't JSON says nothing; whoever asked for it will see that.
            return false;
        }
    }

    private static bool TryReadIn(ref Utf8JsonReader reader, ref TokenUsage? usage)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isUsage = reader.ValueTextEquals("usage"u8);
            bool isResponse = reader.ValueTextEquals("response"u8);
            if (!reader.Read())
            {
                return false;
            }

            if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                using JsonDocument document = JsonDocument.ParseValue(ref reader);
                usage = Of(document.RootElement);
                return usage is not null;
            }

            if (isResponse)
            {
                if (TryReadIn(ref reader, ref usage))
                {
                    return true;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return false;
    }

    private static TokenUsage? Of(JsonElement usage) =>
        (Number(usage, "prompt_tokens") ?? Number(usage, "input_tokens")) is { } input
            ? new TokenUsage
            {
                InputTokens = input,
                CachedInputTokens = Detail(usage, "prompt_tokens_details", "cached_tokens") ?? Detail(usage, "input_tokens_details", "cached_tokens") ?? 0,
                OutputTokens = Number(usage, "completion_tokens") ?? Number(usage, "output_tokens") ?? 0,
                ReasoningTokens = Detail(usage, "completion_tokens_details", "reasoning_tokens") ?? Detail(usage, "output_tokens_details", "reasoning_tokens") ?? 0,
            }
            : null;

    private static long? Detail(JsonElement usage, string details, string name) =>
        usage.TryGetProperty(details, out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? Number(inner, name) : null;

    private static long? Number(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= 0 ? number : null;
}
