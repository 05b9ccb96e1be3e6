using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary><c>POST /v1/embeddings</c>, with the limits of the service: 2,048 texts, 8,192 tokens each, 300,000 tokens together.</summary>
internal static class EmbeddingsEndpoint
{
    private const int MaxInputs = 2048;
    private const int MaxTokens = 300_000;
    private const int MaxTokensOfInput = 8192;

    public static Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        KnownModel model = KnownModel.Of(request.Member("model")?.GetString());
        int[][] inputs = Inputs(request, model);
        long tokens = inputs.Sum(ids => (long)ids.Length);
        if (tokens > MaxTokens)
        {
            throw ApiError.TooManyEmbeddingTokens(MaxTokens, tokens);
        }

        int dimensions = request.Member("dimensions")?.GetInt32() ?? model.Info.Dimensions ?? 1536;
        bool isBase64 = request.Member("encoding_format")?.GetString() is "base64";
        return context.WriteJsonAsync(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. inputs.Select((ids, index) => (JsonNode)Embedding(index, Vector(ids, dimensions), isBase64))]),
            ["model"] = model.Name,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        });
    }

    private static int[][] Inputs(ReceivedRequest request, KnownModel model)
    {
        JsonElement input = request.Member("input") ?? throw Invalid();
        JsonElement[] items = input.ValueKind == JsonValueKind.Array && input.GetArrayLength() > 0 && input[0].ValueKind != JsonValueKind.Number
            ? [.. input.EnumerateArray()]
            : [input];
        if (items.Length > MaxInputs)
        {
            throw ApiError.BadRequest(
                $"Invalid 'input': array too long. Expected an array with maximum length {MaxInputs}, but got an array with length {items.Length} instead.", "input", "array_above_max_length");
        }

        return [.. items.Select(item => Ids(item, model))];
    }

    private static int[] Ids(JsonElement item, KnownModel model)
    {
        int[] ids = item.ValueKind switch
        {
            JsonValueKind.String => model.Tokenizer.EncodeToIds(item.GetString()!),
            JsonValueKind.Array => [.. item.EnumerateArray().Select(id => id.GetInt32())],
            _ => throw Invalid(),
        };
        return ids.Length switch
        {
            0 => throw Invalid(),
            > MaxTokensOfInput => throw ApiError.EmbeddingTooLong(MaxTokensOfInput, ids.Length),
            _ => ids,
        };
    }

    private static ApiError Invalid() =>
        ApiError.BadRequest("'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.", null, null);

    private static JsonObject Embedding(int index, float[] vector, bool isBase64) => new()
    {
        ["object"] = "embedding",
        ["index"] = index,
        ["embedding"] = isBase64
            ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()))
            : new JsonArray([.. vector.Select(number => (JsonNode)number)]),
    };

    /// <summary>
    /// The sum of a direction for each token, of length 1: texts of the same words are alike, and the weighted average of a text's parts is the
    /// vector of the whole.
    /// </summary>
    private static float[] Vector(int[] ids, int dimensions)
    {
        var sum = new double[dimensions];
        foreach (int id in ids)
        {
            uint state = (uint)id * 2654435761u;
            for (int i = 0; i < dimensions; i++)
            {
                state = unchecked((state * 1664525u) + 1013904223u);
                sum[i] += ((state >> 8) / (double)(1 << 23)) - 1;
            }
        }

        double length = Math.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => (float)(value / length))];
    }
}
