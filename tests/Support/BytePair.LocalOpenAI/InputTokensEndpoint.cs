using System.Text.Json;
using System.Text.Json.Nodes;
using BytePair.Budgeting;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary><c>POST /v1/responses/input_tokens</c>.</summary>
internal static class InputTokensEndpoint
{
    private static readonly string[] Parameters =
        ["conversation", "input", "instructions", "model", "parallel_tool_calls", "previous_response_id", "prompt", "reasoning", "text", "tool_choice", "tools", "truncation"];

    public static Task AnswerAsync(HttpContext context, ReceivedRequest request, StoredResponses stored)
    {
        foreach (JsonProperty member in request.Json.EnumerateObject().Where(member => !Parameters.Contains(member.Name)))
        {
            throw ApiError.UnknownParameter(member.Name);
        }

        var chat = ChatRequest.Parse(request.Body);
        return context.WriteJsonAsync(new JsonObject
        {
            ["object"] = "response.input_tokens",
            ["input_tokens"] = KnownModel.Of(chat.Model).CountPrompt(stored.PromptOf(request, chat)),
        });
    }
}
