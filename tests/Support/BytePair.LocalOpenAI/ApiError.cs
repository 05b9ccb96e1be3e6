using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary>Errors in the words and the shape that the service has for them.</summary>
internal sealed class ApiError(int status, string type, string message, string? param, string? code) : Exception(message)
{
    private const string Invalid = "invalid_request_error";

    public static ApiError BadRequest(string message, string? param, string? code) => new(StatusCodes.Status400BadRequest, Invalid, message, param, code);

    public static ApiError NotFound(string message) => new(StatusCodes.Status404NotFound, Invalid, message, null, null);

    public static ApiError OfServer() =>
        new(StatusCodes.Status500InternalServerError, "server_error", "The server had an error while processing your request. Sorry about that!", null, null);

    public static ApiError NoKey() =>
        new(StatusCodes.Status401Unauthorized, Invalid, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).", null, null);

    public static ApiError NotJson() =>
        BadRequest("We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)", null, null);

    public static ApiError NoModel(string model) =>
        new(StatusCodes.Status404NotFound, Invalid, $"The model `{model}` does not exist or you do not have access to it.", null, "model_not_found");

    /// <summary>A prompt that alone is too long, or is so with the answer that is asked for.</summary>
    public static ApiError ChatTooLong(long window, long prompt, int? completion) => BadRequest(
        completion is null || prompt > window
            ? $"This model's maximum context length is {window} tokens. However, your messages resulted in {prompt} tokens. Please reduce the length of the messages."
            : $"This model's maximum context length is {window} tokens. However, you requested {prompt + completion} tokens ({prompt} in the messages, {completion} in the completion). Please reduce the length of the messages or completion.",
        "messages",
        "context_length_exceeded");

    public static ApiError InputTooLong() =>
        BadRequest("Your input exceeds the context window of this model. Please adjust your input and try again.", "input", "context_length_exceeded");

    public static ApiError EmbeddingTooLong(int limit, int tokens) => BadRequest(
        $"This model's maximum context length is {limit} tokens, however you requested {tokens} tokens ({tokens} in your prompt; 0 for the completion). Please reduce your prompt; or completion length.", null, null);

    public static ApiError TooManyEmbeddingTokens(long limit, long tokens) =>
        new(StatusCodes.Status400BadRequest, "max_tokens_per_request", $"Requested {tokens} tokens, max {limit} tokens per request", null, "max_tokens_per_request");

    public static ApiError UnknownParameter(string name) => BadRequest($"Unknown parameter: '{name}'.", name, "unknown_parameter");

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        return context.WriteJsonAsync(new JsonObject
        {
            ["error"] = new JsonObject { ["message"] = Message, ["type"] = type, ["param"] = param, ["code"] = code },
        });
    }
}
