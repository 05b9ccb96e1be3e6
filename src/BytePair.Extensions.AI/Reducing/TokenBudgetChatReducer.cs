using BytePair.Budgeting;
using BytePair.Extensions.AI.Counting;
using BytePair.Extensions.AI.Mapping;
using BytePair.Extensions.AI.Reducing;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>Reduces a chat to what a budget of tokens leaves for it, without breaking it.</summary>
/// <remarks>
/// <para>
/// System messages and the newest stay. Of the others the oldest go, or what <see cref="FittingOptions"/> says goes first. A call of a tool and its results stay or go
/// together; calls without results and results without calls go in any case. What stays are the messages that were given, not copies of them, in their order;
/// only a message that had to be cut (<see cref="FittingOptions.CutsLargestTexts"/>) is a new one.
/// </para>
/// <para>
/// What is returned never has more tokens than the budget allows when it is counted again, what the count may be wrong by reckoned in
/// (<see cref="ContextBudget.CountsErrors"/>). Each message is counted once. Immutable, and safe for any number of threads.
/// </para>
/// <para><see cref="IChatReducer"/> is experimental (MEAI001): a later version of its package may change it.</para>
/// </remarks>
/// <example>
/// <code>
/// TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", maxTokens: 30);
/// ChatMessage[] messages =
/// [
///     new(ChatRole.System, "You are a helpful assistant."),
///     new(ChatRole.User, "What is the capital of France?"),
///     new(ChatRole.Assistant, "Paris."),
///     new(ChatRole.User, "And of Norway?"),
/// ];
/// IEnumerable&lt;ChatMessage&gt; reduced = await reducer.ReduceAsync(messages, CancellationToken.None);
/// int count = reduced.Count();      // 3
/// </code>
/// </example>
public sealed class TokenBudgetChatReducer : IChatReducer
{
    private readonly FittingOptions fitting;

    /// <summary>Makes a reducer.</summary>
    /// <param name="counter">Says what messages take.</param>
    /// <param name="budget">Says how many tokens a chat may have (<see cref="ContextBudget.InputLimit"/>).</param>
    /// <param name="fitting">What must stay and what goes first; null for the defaults of <see cref="FittingOptions"/>. Its functions are told prompt messages with the index of the chat's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> or <paramref name="budget"/> is null.</exception>
    public TokenBudgetChatReducer(ChatTokenCounter counter, ContextBudget budget, FittingOptions? fitting = null)
    {
        Counter = counter ?? throw new ArgumentNullException(nameof(counter));
        Budget = budget ?? throw new ArgumentNullException(nameof(budget));
        this.fitting = fitting ?? new FittingOptions();
    }

    /// <summary>Says what messages take.</summary>
    public ChatTokenCounter Counter { get; }

    /// <summary>Says how many tokens a chat may have.</summary>
    public ContextBudget Budget { get; }

    /// <summary>The tools, instructions and form of the answer that every chat is sent with; null for none. They take part of the budget.</summary>
    public ChatOptions? ChatOptions { get; init; }

    /// <summary>Which messages must stay, beside system messages and the newest; null for none.</summary>
    public Func<ChatMessage, bool>? IsPinned { get; init; }

    /// <summary>How important a message is: the higher, the later it goes; null for all alike.</summary>
    public Func<ChatMessage, int>? Priority { get; init; }

    /// <summary>A reducer to what a model takes.</summary>
    /// <param name="modelId">The model, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <param name="reservedOutputTokens">The tokens that are set aside for the answer.</param>
    /// <param name="fitting">What must stay and what goes first; null for the defaults of <see cref="FittingOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelId"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats, or it isn't known how many tokens it takes.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reservedOutputTokens"/> is negative.</exception>
    /// <example>
    /// <code>
    /// TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModelWindow("gpt-4o", reservedOutputTokens: 4_000);
    /// int limit = reducer.Budget.InputLimit;      // 124000
    /// </code>
    /// </example>
    public static TokenBudgetChatReducer ForModelWindow(string modelId, int reservedOutputTokens = 0, FittingOptions? fitting = null)
    {
        _ = modelId ?? throw new ArgumentNullException(nameof(modelId));
        return new TokenBudgetChatReducer(ChatCounters.ForModel(modelId), ContextBudget.ForModel(modelId) with { ReservedOutputTokens = reservedOutputTokens }, fitting);
    }

    /// <summary>A reducer to so many tokens, as a model counts them.</summary>
    /// <param name="modelId">The model, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <param name="maxTokens">The most tokens that a chat may have, at least 1.</param>
    /// <param name="fitting">What must stay and what goes first; null for the defaults of <see cref="FittingOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelId"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is less than 1.</exception>
    /// <example>
    /// <code>
    /// TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", maxTokens: 8_000);
    /// int limit = reducer.Budget.InputLimit;      // 8000
    /// </code>
    /// </example>
    public static TokenBudgetChatReducer ForModel(string modelId, int maxTokens, FittingOptions? fitting = null)
    {
        _ = modelId ?? throw new ArgumentNullException(nameof(modelId));
        return new TokenBudgetChatReducer(ChatCounters.ForModel(modelId), new ContextBudget(maxTokens), fitting);
    }

    /// <summary>Reduces a chat.</summary>
    /// <param name="messages">The messages, the oldest first.</param>
    /// <param name="cancellationToken">Ends the work before it begins.</param>
    /// <returns>The messages that stay.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is null.</exception>
    /// <exception cref="ArgumentException">A message is null; or a tool's result has no call or a call no result, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// TokenBudgetChatReducer reducer = TokenBudgetChatReducer.ForModel("gpt-4o", maxTokens: 20);
    /// ChatMessage[] messages = [new(ChatRole.User, "Tell me of cats, dogs, birds and fish, please."), new(ChatRole.User, "No, of horses.")];
    /// ChatMessage kept = (await reducer.ReduceAsync(messages, CancellationToken.None)).Single();
    /// string text = kept.Text;      // No, of horses.
    /// </code>
    /// </example>
    public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        _ = messages ?? throw new ArgumentNullException(nameof(messages));
        cancellationToken.ThrowIfCancellationRequested();
        MappedChat chat = new([.. messages], ChatOptions);
        ConversationFitter fitter = new(Counter, ChatFitter.OptionsFor(chat, fitting, IsPinned, Priority));
        return Task.FromResult<IEnumerable<ChatMessage>>(ChatFitter.MessagesOf(chat, fitter.Fit(chat.Prompt, Budget)));
    }
}
