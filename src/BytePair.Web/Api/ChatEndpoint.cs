using System.Text.Json;
using BytePair.Budgeting;
using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary><c>POST /api/chat</c>: what a request to a model takes, message by message.</summary>
internal static class ChatEndpoint
{
    public static async Task InvokeAsync(HttpContext context)
    {
        ChatCountRequest request = await ApiJson.ReadAsync(context, ApiJsonContext.Api.ChatCountRequest).ConfigureAwait(false);
        ChatRequest chat = Parse(request.Request ?? throw ApiException.BadRequest("no_request", "Give 'request', an object with messages, as it would be sent to a model."));
        var chosen = ChosenTokenizer.Of(request is { Encoding: null, Model: null } ? request with { Model = chat.Model } : request);
        ChatTokenCounter counter = CounterOf(chosen);
        await ApiJson.WriteAsync(context, Describe(chat, counter, Count(counter, chat), chosen), ApiJsonContext.Api.ChatCountResponse).ConfigureAwait(false);
    }

    private static ChatRequest Parse(JsonElement request)
    {
        try
        {
            return ChatRequest.Parse(JsonSerializer.SerializeToUtf8Bytes(request, ApiJsonContext.Api.JsonElement));
        }
        catch (FormatException e)
        {
            throw ApiException.BadRequest("invalid_request", e.Message);
        }
    }

    private static ChatTokenCounter CounterOf(ChosenTokenizer chosen)
    {
        try
        {
            ChatTokenCounter counter = chosen.Model is { } model
                ? ChatTokenCounter.ForModel(model)
                : ChatTokenCounter.ForEncoding(chosen.Tokenizer.EncodingName);
            return ChatTokenCounter.Create(counter.TextCounter, counter.Rules with { UncountableParts = UncountablePartHandling.Skip });
        }
        catch (ArgumentException)
        {
            throw ApiException.BadRequest("no_chat", $"{chosen.Model?.Name ?? chosen.Tokenizer.EncodingName} isn't for chats, so it isn't known how they are counted.");
        }
    }

    private static PromptCount Count(ChatTokenCounter counter, ChatRequest chat)
    {
        try
        {
            return counter.Count(chat.Prompt);
        }
        catch (ArgumentException e)
        {
            throw ApiException.BadRequest("uncountable", e.Message);
        }
    }

    private static ChatCountResponse Describe(ChatRequest chat, ChatTokenCounter counter, PromptCount count, ChosenTokenizer chosen)
    {
        ILookup<int, ChatItemCount> items = count.Items.ToLookup(item => item.MessageIndex, ChatItemCount.Of);
        return new ChatCountResponse
        {
            Encoding = chosen.Tokenizer.EncodingName,
            Model = chosen.Model?.Name,
            Rules = counter.Rules.Name,
            Tokens = count.TotalTokens,
            IsExact = count.IsExact,
            ErrorTokens = count.ErrorTokens,
            UncountedParts = count.UncountedParts,
            Messages = [.. chat.Prompt.Messages.Select((message, index) => new ChatMessageCount(ApiNames.Of(message.Role), message.Name, items[index].Sum(item => item.Tokens), [.. items[index]]))],
            Overhead = [.. items[-1]],
            Window = WindowUse.Of(chosen.Model, count.TotalTokens),
            Price = TextPrice.Of(chosen.Model, count.TotalTokens),
        };
    }
}
