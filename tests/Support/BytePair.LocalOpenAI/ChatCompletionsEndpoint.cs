using System.Text.Json.Nodes;
using BytePair.Budgeting;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary><c>POST /v1/chat/completions</c>, at once or as a stream.</summary>
internal static class ChatCompletionsEndpoint
{
    public static async Task AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        var chat = ChatRequest.Parse(request.Body);
        KnownModel model = KnownModel.Of(chat.Model);
        long promptTokens = model.CountPrompt(chat.Prompt);
        long window = model.Info.ContextWindow ?? long.MaxValue;
        if (promptTokens + (chat.MaxOutputTokens ?? 0) > window)
        {
            throw ApiError.ChatTooLong(window, promptTokens, chat.MaxOutputTokens);
        }

        Answer answer = Answer.To(chat.Prompt, model, chat.MaxOutputTokens);
        JsonObject usage = Usage(promptTokens, answer.CountTokens(model));
        if (request.IsStreamed)
        {
            bool hasUsage = request.Member("stream_options") is { } options && options.TryGetProperty("include_usage", out var include) && include.GetBoolean();
            await StreamAsync(context, model, answer, hasUsage ? usage : null);
        }
        else
        {
            JsonObject completion = Envelope("chat.completion", model);
            completion["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = Message(answer),
                ["logprobs"] = null,
                ["finish_reason"] = FinishReason(answer),
            });
            completion["usage"] = usage;
            await context.WriteJsonAsync(completion);
        }
    }

    private static async Task StreamAsync(HttpContext context, KnownModel model, Answer answer, JsonObject? usage)
    {
        context.BeginEvents();
        JsonObject envelope = Envelope("chat.completion.chunk", model);
        await Chunk(new JsonObject { ["role"] = "assistant", ["content"] = answer.Text is null ? null : string.Empty });
        if (answer.Call is { } call)
        {
            await Chunk(CallDelta(new JsonObject { ["index"] = 0, ["id"] = call.Id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = string.Empty } }));
        }

        foreach (string part in answer.Parts)
        {
            await Chunk(answer.Call is null
                ? new JsonObject { ["content"] = part }
                : CallDelta(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = part } }));
        }

        await Chunk(new JsonObject(), FinishReason(answer));
        if (usage is not null)
        {
            JsonNode last = envelope.DeepClone();
            last["choices"] = new JsonArray();
            last["usage"] = usage;
            await context.WriteEventAsync(last);
        }

        await context.WriteEventAsync("[DONE]");

        Task Chunk(JsonObject delta, string? finishReason = null)
        {
            JsonNode chunk = envelope.DeepClone();
            chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finishReason });
            chunk["usage"] = null;
            return context.WriteEventAsync(chunk);
        }
    }

    private static JsonObject CallDelta(JsonObject call) => new() { ["tool_calls"] = new JsonArray(call) };

    private static JsonObject Message(Answer answer)
    {
        JsonObject message = new() { ["role"] = "assistant", ["content"] = answer.Text, ["refusal"] = null, ["annotations"] = new JsonArray() };
        if (answer.Call is { } call)
        {
            message["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            });
        }

        return message;
    }

    private static string FinishReason(Answer answer) => answer.Call is not null ? "tool_calls" : answer.IsCut ? "length" : "stop";

    private static JsonObject Envelope(string kind, KnownModel model) => new()
    {
        ["id"] = Wire.NewId("chatcmpl-"),
        ["object"] = kind,
        ["created"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["model"] = model.Name,
    };

    private static JsonObject Usage(long prompt, long completion) => new()
    {
        ["prompt_tokens"] = prompt,
        ["completion_tokens"] = completion,
        ["total_tokens"] = prompt + completion,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0, ["audio_tokens"] = 0, ["accepted_prediction_tokens"] = 0, ["rejected_prediction_tokens"] = 0 },
    };
}
