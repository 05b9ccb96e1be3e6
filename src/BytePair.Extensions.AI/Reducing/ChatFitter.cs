using BytePair.Budgeting;
using BytePair.Extensions.AI.Mapping;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI.Reducing;

/// <summary>Fits chats: what they are as prompts is fitted, and what stays is given back as the messages that it was made of.</summary>
internal static class ChatFitter
{
    /// <summary>What must stay and what goes first, in terms of prompts.</summary>
    public static FittingOptions OptionsFor(MappedChat chat, FittingOptions options, Func<ChatMessage, bool>? isPinned, Func<ChatMessage, int>? priority)
    {
        int first = chat.FirstMessage;
        return options with
        {
            IsPinned = (message, index) =>
                index >= first && ((isPinned?.Invoke(chat.Messages[index - first]) ?? false) || (options.IsPinned?.Invoke(message, index - first) ?? false)),
            Priority = (message, index) =>
                index < first ? 0 : priority?.Invoke(chat.Messages[index - first]) ?? options.Priority?.Invoke(message, index - first) ?? 0,
        };
    }

    /// <summary>The messages that stay, in their order: those that weren't cut themselves.</summary>
    public static List<ChatMessage> MessagesOf(MappedChat chat, FittedPrompt fitted)
    {
        List<ChatMessage> messages = new(chat.Messages.Count);
        for (int index = chat.FirstMessage; index < fitted.Messages.Count; index++)
        {
            FittedMessage message = fitted.Messages[index];
            int own = index - chat.FirstMessage;
            if (message.Result is { } result)
            {
                messages.Add(message.Outcome == FittingOutcome.Kept ? chat.Messages[own] : chat.Cut(own, result));
            }
        }

        return messages;
    }
}
