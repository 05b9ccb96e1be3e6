using System.Text.Json.Nodes;
using BytePair.Budgeting;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary><c>POST /v1/responses</c>, at once or as a stream.</summary>
internal static class ResponsesEndpoint
{
    public static async Task AnswerAsync(HttpContext context, ReceivedRequest request, StoredResponses stored)
    {
        var chat = ChatRequest.Parse(request.Body);
        KnownModel model = KnownModel.Of(chat.Model);
        ChatPrompt prompt = stored.PromptOf(request, chat);
        long inputTokens = model.CountPrompt(prompt);
        if (inputTokens > (model.Info.MaxInputTokens ?? model.Info.ContextWindow ?? long.MaxValue))
        {
            throw ApiError.InputTooLong();
        }

        Answer answer = Answer.To(prompt, model, chat.MaxOutputTokens);
        string id = Wire.NewId("resp_");
        stored.Add(id, request, prompt, answer);
        JsonObject response = Response(id, request, model);
        JsonObject item = Item(answer, "completed");
        JsonObject usage = Usage(inputTokens, answer.CountTokens(model));
        if (request.IsStreamed)
        {
            await new ResponseEvents(context, response).WriteAsync(answer, item, usage);
        }
        else
        {
            await context.WriteJsonAsync(Completed(response, answer, item, usage));
        }
    }

    /// <summary>The response once it is at its end.</summary>
    public static JsonObject Completed(JsonObject response, Answer answer, JsonObject item, JsonObject usage)
    {
        response["status"] = answer.IsCut ? "incomplete" : "completed";
        response["incomplete_details"] = answer.IsCut ? new JsonObject { ["reason"] = "max_output_tokens" } : null;
        response["output"] = new JsonArray(item);
        response["usage"] = usage;
        return response;
    }

    public static JsonObject TextPart(string text) => new() { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray() };

    private static JsonObject Item(Answer answer, string status) => answer.Call is { } call
        ? new JsonObject { ["id"] = Wire.NewId("fc_"), ["type"] = "function_call", ["status"] = status, ["call_id"] = call.Id, ["name"] = call.Name, ["arguments"] = call.Arguments }
        : new JsonObject { ["id"] = Wire.NewId("msg_"), ["type"] = "message", ["status"] = status, ["role"] = "assistant", ["content"] = new JsonArray(TextPart(answer.Text!)) };

    private static JsonObject Response(string id, ReceivedRequest request, KnownModel model) => new()
    {
        ["id"] = id,
        ["object"] = "response",
        ["created_at"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["status"] = "in_progress",
        ["error"] = null,
        ["incomplete_details"] = null,
        ["instructions"] = request.Member("instructions") is { } instructions ? Wire.Copy(instructions) : null,
        ["model"] = model.Name,
        ["output"] = new JsonArray(),
        ["parallel_tool_calls"] = true,
        ["previous_response_id"] = request.Member("previous_response_id") is { } previous ? Wire.Copy(previous) : null,
        ["tool_choice"] = request.Member("tool_choice") is { } choice ? Wire.Copy(choice) : "auto",
        ["tools"] = request.Member("tools") is { } tools ? Wire.Copy(tools) : new JsonArray(),
        ["text"] = request.Member("text") is { } text ? Wire.Copy(text) : new JsonObject { ["format"] = new JsonObject { ["type"] = "text" } },
        ["truncation"] = "disabled",
        ["usage"] = null,
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject Usage(long input, long output) => new()
    {
        ["input_tokens"] = input,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
        ["output_tokens"] = output,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        ["total_tokens"] = input + output,
    };
}
