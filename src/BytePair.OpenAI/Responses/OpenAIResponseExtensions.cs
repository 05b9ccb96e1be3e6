using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting;
using BytePair.OpenAI.Json;
using OpenAI.Responses;

namespace BytePair.OpenAI;

/// <summary>Counts requests for responses of the OpenAI SDK, and cuts them to what fits.</summary>
/// <remarks>
/// <para>
/// Items and options are read as the JSON that the SDK sends for them, so that all that the service gets is counted: patches, and items that have
/// no public type, among it. Linear in the items. What is given isn't changed unless a method says so.
/// </para>
/// <para>The SDK marks its types of responses as experimental (OPENAI001), and so are these methods.</para>
/// </remarks>
[Experimental("OPENAI001")]
public static class OpenAIResponseExtensions
{
    /// <summary>What the SDK would send, as a request that the budgeting library can count, cut and write.</summary>
    /// <param name="options">The items, instructions, tools and so on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request. A schema is nested more than 64 levels deep, say.</exception>
    /// <example>
    /// <code>
    /// CreateResponseOptions options = new("gpt-5", [ResponseItem.CreateUserMessageItem("Hello!")]) { Instructions = "Be brief." };
    /// ChatRequest request = options.ToChatRequest();
    /// int messages = request.Prompt.Messages.Count;    // 2
    /// </code>
    /// </example>
    public static ChatRequest ToChatRequest(this CreateResponseOptions options) => RequestJson.OfResponses(ThrowHelper.NotNull(options, nameof(options)));

    /// <summary>What the SDK would send for items, as a request that the budgeting library can count, cut and write.</summary>
    /// <param name="items">The items, the oldest first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the items is null.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <example>
    /// <code>
    /// ResponseItem[] items = [ResponseItem.CreateUserMessageItem("Hello!")];
    /// PromptRole role = items.ToChatRequest().Prompt.Messages[0].Role;    // User
    /// </code>
    /// </example>
    public static ChatRequest ToChatRequest(this IEnumerable<ResponseItem> items) => RequestJson.OfItems(ThrowHelper.NotNull(items, nameof(items)));

    /// <summary>Items of the SDK that say what a prompt says.</summary>
    /// <param name="prompt">The prompt; its tools and all else but the messages aren't looked at.</param>
    /// <returns>The items; a message with calls or answers of tools has several.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A message has what responses have no place for; the message says what.</exception>
    /// <example>
    /// <code>
    /// ChatPrompt prompt = new([PromptMessage.User("Hello!")]);
    /// int items = prompt.ToResponseItems().Count;    // 1
    /// </code>
    /// </example>
    public static IReadOnlyList<ResponseItem> ToResponseItems(this ChatPrompt prompt) =>
        PromptJson.Read<ResponseItem>(ThrowHelper.NotNull(prompt, nameof(prompt)), ChatRequestKind.Responses, "input");

    /// <summary>Counts a request for a response.</summary>
    /// <param name="counter">Says what items take.</param>
    /// <param name="options">The items, instructions, tools and so on.</param>
    /// <returns>The tokens as a whole, and of each item and part, with what the service may count otherwise. Instructions are the first message.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <exception cref="NotSupportedException">The request continues what the service has stored (<see cref="CreateResponseOptions.PreviousResponseId"/>, say), and the counter's rules don't say that what can't be counted is skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// CreateResponseOptions options = new("gpt-4o", [ResponseItem.CreateUserMessageItem("Hello!")]) { Instructions = "You are a helpful assistant." };
    /// long tokens = counter.Count(options).TotalTokens;    // 19
    /// </code>
    /// </example>
    public static PromptCount Count(this ChatTokenCounter counter, CreateResponseOptions options)
    {
        ThrowHelper.NotNull(counter, nameof(counter));
        return counter.Count(Countable(options, counter.Rules).Prompt);
    }

    /// <summary>Counts items.</summary>
    /// <param name="counter">Says what items take.</param>
    /// <param name="items">The items, the oldest first.</param>
    /// <returns>The tokens as a whole, and of each item and part, with what the service may count otherwise.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">One of the items is null, or the model refuses so large an image.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// ResponseItem[] items = [ResponseItem.CreateUserMessageItem("Hello!")];
    /// long tokens = counter.Count(items).TotalTokens;    // 9
    /// </code>
    /// </example>
    public static PromptCount Count(this ChatTokenCounter counter, IEnumerable<ResponseItem> items) =>
        ThrowHelper.NotNull(counter, nameof(counter)).Count(items.ToChatRequest().Prompt);

    /// <summary>Cuts a request to what a budget leaves for it: the oldest items go, calls and their results together, reasoning with what it led to.</summary>
    /// <param name="counter">Says what items take.</param>
    /// <param name="options">The items, instructions, tools and so on. Not changed: see <see cref="FittedResponse.ReplaceItems"/>.</param>
    /// <param name="budget">Says how many tokens the prompt may have. Room for <see cref="CreateResponseOptions.MaxOutputTokenCount"/> is set aside besides, if that is more than the budget sets aside.</param>
    /// <returns>The items that fit, those that don't, and what each takes.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="PromptTooLongException">The instructions, the tools and the newest item have more tokens.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <exception cref="NotSupportedException">The request continues what the service has stored, and the counter's rules don't say that what can't be counted is skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// CreateResponseOptions options = new("gpt-4o", Enumerable.Range(1, 50).Select(i => ResponseItem.CreateUserMessageItem($"Remark {i}.")));
    /// FittedResponse fitted = counter.FitToBudget(options, new ContextBudget(100));
    /// fitted.ReplaceItems(options);
    /// int items = options.InputItems.Count;    // 12
    /// </code>
    /// </example>
    public static FittedResponse FitToBudget(this ChatTokenCounter counter, CreateResponseOptions options, ContextBudget budget)
    {
        ThrowHelper.NotNull(counter, nameof(counter));
        ThrowHelper.NotNull(budget, nameof(budget));
        return Fit(new ConversationFitter(counter), Countable(options, counter.Rules), options, budget, summarize: null);
    }

    /// <summary>Cuts a request to what a budget leaves for it.</summary>
    /// <param name="fitter">Says what must stay and what goes first.</param>
    /// <param name="options">The items, instructions, tools and so on. Not changed: see <see cref="FittedResponse.ReplaceItems"/>.</param>
    /// <param name="budget">Says how many tokens the prompt may have. Room for <see cref="CreateResponseOptions.MaxOutputTokenCount"/> is set aside besides, if that is more than the budget sets aside.</param>
    /// <param name="summarize">Sums up the items that were dropped, in a message that is put in their place, or null for none; see <see cref="ConversationFitter.Fit(ChatPrompt, ContextBudget, Func{SummaryRequest, PromptMessage})"/>.</param>
    /// <returns>The items that fit, those that don't, and what each takes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fitter"/>, <paramref name="options"/> or <paramref name="budget"/> is null.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image, or the options of the fitter refuse calls without answers and there are such.</exception>
    /// <exception cref="FormatException">Something can't be read; the message says where in the request.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <exception cref="NotSupportedException">The request continues what the service has stored.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { RequiredNewest = 2 });
    /// CreateResponseOptions options = new("gpt-4o", Enumerable.Range(1, 50).Select(i => ResponseItem.CreateUserMessageItem($"Remark {i}.")));
    /// FittedResponse fitted = fitter.Fit(options, new ContextBudget(30));
    /// int items = fitted.Items.Count;    // 3
    /// </code>
    /// </example>
    public static FittedResponse Fit(
        this ConversationFitter fitter,
        CreateResponseOptions options,
        ContextBudget budget,
        Func<SummaryRequest, PromptMessage?>? summarize = null)
    {
        ThrowHelper.NotNull(fitter, nameof(fitter));
        ThrowHelper.NotNull(budget, nameof(budget));
        return Fit(fitter, Countable(options, rules: null), options, budget, summarize);
    }

    private static FittedResponse Fit(ConversationFitter fitter, ChatRequest request, CreateResponseOptions options, ContextBudget budget, Func<SummaryRequest, PromptMessage?>? summarize) =>
        new(fitter.Fit(request.Prompt, budget.WithRoomFor(request.MaxOutputTokens), summarize), [.. options.InputItems]);

    private static ChatRequest Countable(CreateResponseOptions options, ChatCountingRules? rules)
    {
        ChatRequest request = options.ToChatRequest();
        return request.HasStoredInput && rules?.UncountableParts != UncountablePartHandling.Skip
            ? throw ThrowHelper.StoredInput()
            : request;
    }
}
