using BytePair.Budgeting;
using BytePair.Extensions.AI.Counting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>Counts chats of Microsoft.Extensions.AI as the service counts them.</summary>
public static class ChatMessageCounting
{
    /// <summary>Counts a chat for a model.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="modelId">The model, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <param name="options">The tools, the form of the answer and the instructions of the request; null for none. The model that they name isn't looked at.</param>
    /// <returns>The tokens as a whole, and of each message and part. Instructions are the first message, where there are any. What can't be known is estimated, and says so.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> or <paramref name="modelId"/> is null.</exception>
    /// <exception cref="ArgumentException">A message is null, or the model isn't one for chats.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <remarks>Linear in the chat. Nothing is fetched.</remarks>
    /// <example>
    /// <code>
    /// ChatMessage[] messages = [new(ChatRole.System, "You are a helpful assistant."), new(ChatRole.User, "Hello!")];
    /// PromptCount count = messages.CountTokens("gpt-4o");
    /// long tokens = count.TotalTokens;    // 19
    /// bool exact = count.IsExact;         // True
    /// </code>
    /// </example>
    public static PromptCount CountTokens(this IEnumerable<ChatMessage> messages, string modelId, ChatOptions? options = null) =>
        ChatCounters.ForModel(modelId ?? throw new ArgumentNullException(nameof(modelId))).Count(messages.ToChatPrompt(options));

    /// <summary>Counts a chat for the model that its options name.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The request; it names the model (<see cref="ChatOptions.ModelId"/>).</param>
    /// <returns>As <see cref="CountTokens(IEnumerable{ChatMessage}, string, ChatOptions?)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The options name no model, a message is null, or the model isn't one for chats.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <example>
    /// <code>
    /// AIFunction function = AIFunctionFactory.Create((string city) => "sunny", "get_weather", "The weather of a city");
    /// ChatOptions options = new() { ModelId = "gpt-4o", Tools = [function] };
    /// ChatMessage[] messages = [new(ChatRole.User, "How is the weather in Oslo?")];
    /// bool exact = messages.CountTokens(options).IsExact;    // False
    /// </code>
    /// </example>
    public static PromptCount CountTokens(this IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        return messages.CountTokens(options.ModelId ?? throw CountingErrors.NoModel(nameof(options)), options);
    }

    /// <summary>Counts a chat.</summary>
    /// <param name="counter">Counts it; its rules say what to do with what can't be counted.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The tools, the form of the answer and the instructions of the request; null for none.</param>
    /// <returns>The tokens as a whole, and of each message and part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> or <paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">A message is null.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForEncoding("cl100k_base");
    /// long tokens = counter.Count([new ChatMessage(ChatRole.User, "hello")]).TotalTokens;    // 8
    /// </code>
    /// </example>
    public static PromptCount Count(this ChatTokenCounter counter, IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        _ = counter ?? throw new ArgumentNullException(nameof(counter));
        return counter.Count(messages.ToChatPrompt(options));
    }

    /// <summary>Counts a chat by a counter that may have to wait, such as one that asks the service.</summary>
    /// <param name="counter">Counts it.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The tools, the form of the answer and the instructions of the request; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tokens as a whole, and of each message and part as far as they are known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> or <paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">A message is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// IPromptTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
    /// PromptCount count = await counter.CountAsync([new ChatMessage(ChatRole.User, "hello")]);
    /// long tokens = count.TotalTokens;    // 8
    /// </code>
    /// </example>
    public static ValueTask<PromptCount> CountAsync(this IPromptTokenCounter counter, IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = counter ?? throw new ArgumentNullException(nameof(counter));
        return counter.CountAsync(messages.ToChatPrompt(options), cancellationToken);
    }
}
