using System.Collections.Concurrent;
using BytePair.Budgeting;

namespace BytePair.LocalOpenAI;

/// <summary>Responses that later requests go on from.</summary>
internal sealed class StoredResponses
{
    private readonly ConcurrentDictionary<string, PromptMessage[]> messages = new(StringComparer.Ordinal);

    /// <summary>The prompt of a request, behind all that it goes on from. Instructions of earlier requests don't go on, as with the service.</summary>
    public ChatPrompt PromptOf(ReceivedRequest request, ChatRequest chat)
    {
        if (request.Member("previous_response_id")?.GetString() is not { } id)
        {
            return chat.Prompt;
        }

        PromptMessage[] earlier = messages.TryGetValue(id, out PromptMessage[]? found)
            ? found
            : throw ApiError.BadRequest($"Previous response with id '{id}' not found.", "previous_response_id", "previous_response_not_found");
        int instructions = request.Member("instructions") is null ? 0 : 1;
        return chat.Prompt with { Messages = [.. chat.Prompt.Messages.Take(instructions), .. earlier, .. chat.Prompt.Messages.Skip(instructions)] };
    }

    public void Add(string id, ReceivedRequest request, ChatPrompt prompt, Answer answer) =>
        messages[id] =
        [
            .. prompt.Messages.Skip(request.Member("instructions") is null ? 0 : 1),
            answer.Call is { } call ? PromptMessage.Assistant(call) : PromptMessage.Assistant(answer.Text!),
        ];
}
