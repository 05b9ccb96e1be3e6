using BytePair.Budgeting;
using BytePair.Extensions.AI.Mapping;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>Chats of Microsoft.Extensions.AI as prompts of BytePair.Budgeting.</summary>
public static class ChatPromptMapping
{
    /// <summary>The prompt that a client is asked to send: what counting, budgets and fitting understand.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The tools, the form of the answer and the instructions of the request; null for none. Instructions become a first system message.</param>
    /// <returns>A prompt with a message for each message, one more where there are instructions. Usage isn't part of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    /// <remarks>
    /// Arguments and results of tools become JSON by <see cref="AIJsonUtilities.DefaultOptions"/>, as clients send them. Data isn't copied. What the prompt has no part for
    /// becomes an <see cref="OtherPart"/>, with its JSON where it has any. Linear in the messages.
    /// </remarks>
    /// <example>
    /// <code>
    /// ChatMessage[] messages = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, "Hello!")];
    /// ChatPrompt prompt = messages.ToChatPrompt(new ChatOptions { Instructions = "Be brief." });
    /// int count = prompt.Messages.Count;    // 3
    /// </code>
    /// </example>
    public static ChatPrompt ToChatPrompt(this IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        _ = messages ?? throw new ArgumentNullException(nameof(messages));
        return new MappedChat([.. messages], options).Prompt;
    }
}
