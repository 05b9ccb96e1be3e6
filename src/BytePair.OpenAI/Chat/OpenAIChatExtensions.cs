using BytePair.Budgeting;
using BytePair.OpenAI.Json;
using OpenAI.Chat;

namespace BytePair.OpenAI;

/// <summary>Counts chats of the OpenAI SDK, and cuts them to what fits.</summary>
/// <remarks>
/// Messages and options are read as the JSON that the SDK sends for them, so that all that the service gets is counted: patches, and members that
/// have no property, among it. Linear in the messages. What is given isn't changed.
/// </remarks>
public static class OpenAIChatExtensions
{
    /// <summary>What the SDK would send, as a request that the budgeting library can count, cut and write.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The tools, the schema of the answer and so on; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request. A schema is nested more than 64 levels deep, say.</exception>
    /// <example>
    /// <code>
    /// ChatMessage[] messages = [new UserChatMessage("Hello!")];
    /// ChatRequest request = messages.ToChatRequest(new ChatCompletionOptions { MaxOutputTokenCount = 100 });
    /// string json = request.ToJson();    // {"messages":[{"role":"user","content":"Hello!"}],"max_completion_tokens":100}
    /// </code>
    /// </example>
    public static ChatRequest ToChatRequest(this IEnumerable<ChatMessage> messages, ChatCompletionOptions? options = null) =>
        RequestJson.OfChat(ThrowHelper.NotNull(messages, nameof(messages)), options);

    /// <summary>Messages of the SDK that say what a prompt says.</summary>
    /// <param name="prompt">The prompt; its tools and all else but the messages aren't looked at.</param>
    /// <returns>A message for each of the prompt; for a tool message, one for each of its answers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A message has what chat completions have no place for; the message says what.</exception>
    /// <exception cref="ArgumentException">A message has what the SDK can't read, such as a call of a custom tool.</exception>
    /// <example>
    /// <code>
    /// ChatPrompt prompt = new([PromptMessage.System("Be brief."), PromptMessage.User("Hello!")]);
    /// IReadOnlyList&lt;ChatMessage&gt; messages = prompt.ToChatMessages();
    /// string text = messages[1].Content[0].Text;    // Hello!
    /// </code>
    /// </example>
    public static IReadOnlyList<ChatMessage> ToChatMessages(this ChatPrompt prompt) =>
        PromptJson.Read<ChatMessage>(ThrowHelper.NotNull(prompt, nameof(prompt)), ChatRequestKind.ChatCompletions, "messages");

    /// <summary>Counts a chat.</summary>
    /// <param name="counter">Says what messages take.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="options">The tools, the schema of the answer and so on; null for none.</param>
    /// <returns>The tokens as a whole, and of each message and part, with what the service may count otherwise.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> or <paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null, or the model refuses so large an image.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// ChatMessage[] messages = [new SystemChatMessage("You are a helpful assistant."), new UserChatMessage("Hello!")];
    /// long tokens = counter.Count(messages).TotalTokens;    // 19
    /// </code>
    /// </example>
    public static PromptCount Count(this ChatTokenCounter counter, IEnumerable<ChatMessage> messages, ChatCompletionOptions? options = null) =>
        ThrowHelper.NotNull(counter, nameof(counter)).Count(messages.ToChatRequest(options).Prompt);

    /// <summary>Counts a message, whatever other messages there are.</summary>
    /// <param name="counter">Says what messages take.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// long tokens = counter.CountMessage(new UserChatMessage("hello")).Tokens;    // 5
    /// </code>
    /// </example>
    public static MessageTokenCount CountMessage(this ChatTokenCounter counter, ChatMessage message) =>
        ThrowHelper.NotNull(counter, nameof(counter)).CountMessage(new[] { ThrowHelper.NotNull(message, nameof(message)) }.ToChatRequest().Prompt.Messages[0]);

    /// <summary>Cuts a chat to what a budget leaves for it: the oldest messages go, tool calls and their results together.</summary>
    /// <param name="counter">Says what messages take.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="budget">Says how many tokens the prompt may have. Room for <see cref="ChatCompletionOptions.MaxOutputTokenCount"/> is set aside besides, if that is more than the budget sets aside.</param>
    /// <param name="options">The tools, the schema of the answer and so on, which take tokens too; null for none.</param>
    /// <returns>The messages that fit, those that don't, and what each takes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/>, <paramref name="messages"/> or <paramref name="budget"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null, or the model refuses so large an image.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="PromptTooLongException">The system messages, the tools and the newest message have more tokens.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <remarks>What else may be kept, pinned, summed up or cut is said by a <see cref="ConversationFitter"/>, which takes messages just so.</remarks>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// List&lt;ChatMessage&gt; history = [new SystemChatMessage("Be brief."), new UserChatMessage("One?"), new AssistantChatMessage("Two."), new UserChatMessage("Three?")];
    /// FittedChat fitted = counter.FitToBudget(history, new ContextBudget(20));
    /// int kept = fitted.Messages.Count;                                             // 2
    /// bool isSame = ReferenceEquals(fitted.Messages[1], history[3]);                // True
    /// </code>
    /// </example>
    public static FittedChat FitToBudget(this ChatTokenCounter counter, IEnumerable<ChatMessage> messages, ContextBudget budget, ChatCompletionOptions? options = null) =>
        new ConversationFitter(ThrowHelper.NotNull(counter, nameof(counter))).Fit(messages, budget, options);

    /// <summary>Cuts a chat to what a budget leaves for it.</summary>
    /// <param name="fitter">Says what must stay and what goes first.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="budget">Says how many tokens the prompt may have. Room for <see cref="ChatCompletionOptions.MaxOutputTokenCount"/> is set aside besides, if that is more than the budget sets aside.</param>
    /// <param name="options">The tools, the schema of the answer and so on, which take tokens too; null for none.</param>
    /// <param name="summarize">Sums up the messages that were dropped, in a message that is put in their place, or null for none; see <see cref="ConversationFitter.Fit(ChatPrompt, ContextBudget, Func{SummaryRequest, PromptMessage})"/>.</param>
    /// <returns>The messages that fit, those that don't, and what each takes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fitter"/>, <paramref name="messages"/> or <paramref name="budget"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null, the model refuses so large an image, or the options of the fitter refuse calls without answers and there are such.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { SummaryTokens = 20 });
    /// ChatMessage[] history = [.. Enumerable.Range(1, 50).Select(i => new UserChatMessage($"Remark {i}."))];
    /// FittedChat fitted = fitter.Fit(history, new ContextBudget(100), summarize: request => PromptMessage.Developer($"{request.Messages.Count} remarks came before."));
    /// string summary = fitted.Messages[0].Content[0].Text;    // 41 remarks came before.
    /// </code>
    /// </example>
    public static FittedChat Fit(
        this ConversationFitter fitter,
        IEnumerable<ChatMessage> messages,
        ContextBudget budget,
        ChatCompletionOptions? options = null,
        Func<SummaryRequest, PromptMessage?>? summarize = null)
    {
        ThrowHelper.NotNull(fitter, nameof(fitter));
        ThrowHelper.NotNull(budget, nameof(budget));
        ChatMessage[] given = [.. ThrowHelper.NotNull(messages, nameof(messages))];
        ChatRequest request = given.ToChatRequest(options);
        return new FittedChat(fitter.Fit(request.Prompt, budget.WithRoomFor(request.MaxOutputTokens), summarize), given);
    }

    /// <summary>Cuts a chat to what a budget leaves for it, and sums up what was dropped by a function that takes its time, such as a call of a model.</summary>
    /// <param name="fitter">Says what must stay and what goes first.</param>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="budget">Says how many tokens the prompt may have. Room for <see cref="ChatCompletionOptions.MaxOutputTokenCount"/> is set aside besides, if that is more than the budget sets aside.</param>
    /// <param name="summarize">Sums up the messages that were dropped, in a message that is put in their place, or null for none.</param>
    /// <param name="options">The tools, the schema of the answer and so on, which take tokens too; null for none.</param>
    /// <param name="cancellationToken">Handed to <paramref name="summarize"/>.</param>
    /// <returns>The messages that fit, those that don't, and what each takes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fitter"/>, <paramref name="messages"/>, <paramref name="budget"/> or <paramref name="summarize"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the messages is null, the model refuses so large an image, or the options of the fitter refuse calls without answers and there are such.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { SummaryTokens = 20 });
    /// ChatMessage[] history = [.. Enumerable.Range(1, 50).Select(i => new UserChatMessage($"Remark {i}."))];
    /// FittedChat fitted = await fitter.FitAsync(history, new ContextBudget(100), async (request, cancellationToken) =>
    /// {
    ///     await Task.Yield();
    ///     return PromptMessage.Developer($"{request.Messages.Count} remarks came before.");
    /// });
    ///
    /// int dropped = fitted.Dropped.Count;    // 41
    /// </code>
    /// </example>
    public static async Task<FittedChat> FitAsync(
        this ConversationFitter fitter,
        IEnumerable<ChatMessage> messages,
        ContextBudget budget,
        Func<SummaryRequest, CancellationToken, Task<PromptMessage?>> summarize,
        ChatCompletionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ThrowHelper.NotNull(fitter, nameof(fitter));
        ThrowHelper.NotNull(budget, nameof(budget));
        ChatMessage[] given = [.. ThrowHelper.NotNull(messages, nameof(messages))];
        ChatRequest request = given.ToChatRequest(options);
        return new FittedChat(await fitter.FitAsync(request.Prompt, budget.WithRoomFor(request.MaxOutputTokens), summarize, cancellationToken).ConfigureAwait(false), given);
    }
}
