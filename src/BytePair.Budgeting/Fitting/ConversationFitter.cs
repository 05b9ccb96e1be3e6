using System.Diagnostics.CodeAnalysis;
using BytePair.Budgeting.Fitting;

namespace BytePair.Budgeting;

/// <summary>Cuts a conversation to what a model may be sent, without breaking it.</summary>
/// <remarks>
/// <para>
/// System, developer and pinned messages and the newest stay. Of the others the least important go, and of equals the oldest, until the
/// rest fits. A tool call and its answer stay or go together, as do all calls of one message. What is dropped may be summed up by a function of the
/// caller's; the summary stands where the first message was dropped, or before what is kept together around that place.
/// </para>
/// <para>
/// The result never has more tokens than it may: what a <see cref="ChatTokenCounter"/> counts for it, and what that may be wrong by, is within the limit.
/// Each message is counted once; only one that is cut is counted again. n log n in the number of messages, linear in their text. Safe for any
/// number of threads, if the functions of the options are.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
/// ChatPrompt prompt = new(new[]
/// {
///     PromptMessage.System("You are a helpful assistant."),
///     PromptMessage.User("What is the capital of France?"),
///     PromptMessage.Assistant("Paris."),
///     PromptMessage.User("And of Norway?"),
/// });
/// FittedPrompt fitted = fitter.Fit(prompt, maxTokens: 30);
/// int messages = fitted.Prompt.Messages.Count;      // 3
/// string dropped = fitted.Dropped[0].Text;          // What is the capital of France?
/// </code>
/// </example>
public sealed class ConversationFitter
{
    private readonly ChatTokenCounter counter;
    private readonly FittingOptions options;

    /// <summary>Makes a fitter.</summary>
    /// <param name="counter">Says what messages take.</param>
    /// <param name="options">What must stay and what goes first; null for the defaults of <see cref="FittingOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counter"/> is null.</exception>
    public ConversationFitter(ChatTokenCounter counter, FittingOptions? options = null)
    {
        ThrowHelper.IfNull(counter, nameof(counter));
        this.counter = counter;
        this.options = options ?? FittingOptions.Default;
    }

    /// <summary>Cuts a conversation to so many tokens.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="maxTokens">The most tokens that it may have, at least 1; by how much the count may be wrong is reckoned in.</param>
    /// <param name="summarize">Sums up the messages that were dropped for want of room, in a message that is put in their place, or null for none. Asked only where there are such and there is room; room is set aside for it (<see cref="FittingOptions.SummaryTokens"/>). Null for no summary.</param>
    /// <returns>The prompt, and what became of each message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { SummaryTokens = 20 });
    /// ChatPrompt prompt = new(Enumerable.Range(1, 50).Select(i => PromptMessage.User($"Remark {i}.")));
    /// FittedPrompt fitted = fitter.Fit(prompt, 100, request => PromptMessage.Developer($"{request.Messages.Count} remarks came before."));
    /// string summary = fitted.Prompt.Messages[0].Text;      // 41 remarks came before.
    /// </code>
    /// </example>
    public FittedPrompt Fit(ChatPrompt prompt, int maxTokens, Func<SummaryRequest, PromptMessage?>? summarize = null) =>
        Fit(prompt, new ContextBudget(maxTokens), summarize);

    /// <summary>Cuts a conversation to what a budget leaves for it.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="budget">Says how many tokens it may have (<see cref="ContextBudget.InputLimit"/>), and whether what the count may be wrong by is reckoned in.</param>
    /// <param name="summarize">Sums up the messages that were dropped for want of room, in a message that is put in their place, or null for none. Asked only where there are such and there is room; room is set aside for it (<see cref="FittingOptions.SummaryTokens"/>). Null for no summary.</param>
    /// <returns>The prompt, and what became of each message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> or <paramref name="budget"/> is null.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
    /// ContextBudget budget = ContextBudget.ForModel("gpt-4o") with { ReservedOutputTokens = 4_000 };
    /// FittedPrompt fitted = fitter.Fit(new ChatPrompt(new[] { PromptMessage.User("Hello!") }), budget);
    /// long left = fitted.Usage.TokensLeft;      // 123991
    /// </code>
    /// </example>
    public FittedPrompt Fit(ChatPrompt prompt, ContextBudget budget, Func<SummaryRequest, PromptMessage?>? summarize = null)
    {
        Plan plan = PlanFor(prompt, budget);
        ThrowIfTooLong(plan.Choose(sumsUp: summarize is not null), budget);
        return plan.Finish(summarize is not null && plan.RequestSummary() is { } request ? summarize(request) : null);
    }

    /// <summary>Cuts a conversation to so many tokens, and sums up what was dropped by a function that takes its time, such as a call of a model.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="maxTokens">The most tokens that it may have, at least 1; by how much the count may be wrong is reckoned in.</param>
    /// <param name="summarize">Sums up the messages that were dropped for want of room, in a message that is put in their place, or null for none. Asked only where there are such and there is room; room is set aside for it (<see cref="FittingOptions.SummaryTokens"/>).</param>
    /// <param name="cancellationToken">Handed to <paramref name="summarize"/>.</param>
    /// <returns>The prompt, and what became of each message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> or <paramref name="summarize"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"), new FittingOptions { SummaryTokens = 20 });
    /// ChatPrompt prompt = new(Enumerable.Range(1, 50).Select(i => PromptMessage.User($"Remark {i}.")));
    /// FittedPrompt fitted = await fitter.FitAsync(prompt, 100, async (request, cancellationToken) =>
    /// {
    ///     await Task.Yield();
    ///     return PromptMessage.Developer($"{request.Messages.Count} remarks came before.");
    /// });
    ///
    /// int place = fitted.SummaryIndex;      // 0
    /// </code>
    /// </example>
    public Task<FittedPrompt> FitAsync(ChatPrompt prompt, int maxTokens, Func<SummaryRequest, CancellationToken, Task<PromptMessage?>> summarize, CancellationToken cancellationToken = default) =>
        FitAsync(prompt, new ContextBudget(maxTokens), summarize, cancellationToken);

    /// <summary>Cuts a conversation to what a budget leaves for it, and sums up what was dropped by a function that takes its time, such as a call of a model.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="budget">Says how many tokens it may have (<see cref="ContextBudget.InputLimit"/>), and whether what the count may be wrong by is reckoned in.</param>
    /// <param name="summarize">Sums up the messages that were dropped for want of room, in a message that is put in their place, or null for none. Asked only where there are such and there is room; room is set aside for it (<see cref="FittingOptions.SummaryTokens"/>).</param>
    /// <param name="cancellationToken">Handed to <paramref name="summarize"/>.</param>
    /// <returns>The prompt, and what became of each message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/>, <paramref name="budget"/> or <paramref name="summarize"/> is null.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens, or the summary has and isn't to be cut.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
    /// ChatPrompt prompt = new(new[] { PromptMessage.User("Hello!") });
    /// FittedPrompt fitted = await fitter.FitAsync(prompt, new ContextBudget(8_000), (request, cancellationToken) => Task.FromResult&lt;PromptMessage?&gt;(null));
    /// bool isAll = ReferenceEquals(fitted.Prompt, prompt);      // True
    /// </code>
    /// </example>
    public Task<FittedPrompt> FitAsync(ChatPrompt prompt, ContextBudget budget, Func<SummaryRequest, CancellationToken, Task<PromptMessage?>> summarize, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(summarize, nameof(summarize));
        Plan plan = PlanFor(prompt, budget);
        ThrowIfTooLong(plan.Choose(sumsUp: true), budget);
        return FinishAsync(plan, summarize, cancellationToken);
    }

    /// <summary>Cuts a conversation until another counter, such as the service, says that it fits.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="budget">Says how many tokens it may have (<see cref="ContextBudget.InputLimit"/>), and whether what the count may be wrong by is reckoned in.</param>
    /// <param name="check">Counts what is left of the prompt.</param>
    /// <param name="cancellationToken">Handed to <paramref name="check"/>.</param>
    /// <returns>The prompt, what became of each message, and the count of <paramref name="check"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/>, <paramref name="budget"/> or <paramref name="check"/> is null.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="PromptTooLongException">What must stay has more tokens.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>
    /// This fitter's own counter chooses; where <paramref name="check"/> counts more, it chooses again for a limit lowered by the same share, at least by twice what was
    /// taken off before. So it is asked once or twice mostly, and never more often than a logarithm of the limit.
    /// </remarks>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
    /// ChatPrompt prompt = new(Enumerable.Range(1, 50).Select(i => PromptMessage.User($"Remark {i}.")));
    /// FittedPrompt fitted = await fitter.FitAsync(prompt, new ContextBudget(100), ChatTokenCounter.ForModel("gpt-5"));
    /// bool fits = fitted.Usage.Fits;      // True
    /// </code>
    /// </example>
    public Task<FittedPrompt> FitAsync(ChatPrompt prompt, ContextBudget budget, IPromptTokenCounter check, CancellationToken cancellationToken = default)
    {
        ThrowHelper.IfNull(prompt, nameof(prompt));
        ThrowHelper.IfNull(budget, nameof(budget));
        ThrowHelper.IfNull(check, nameof(check));
        return FitCheckedAsync(prompt, budget, check, cancellationToken);
    }

    /// <summary>Cuts a conversation to what a budget leaves for it, if what must stay fits.</summary>
    /// <param name="prompt">The conversation; what it has besides messages stays.</param>
    /// <param name="budget">Says how many tokens it may have (<see cref="ContextBudget.InputLimit"/>), and whether what the count may be wrong by is reckoned in.</param>
    /// <param name="fitted">The prompt, and what became of each message; null if what must stay doesn't fit.</param>
    /// <returns>Whether it fits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> or <paramref name="budget"/> is null.</exception>
    /// <exception cref="ArgumentException">A tool's answer has no call or a call no answer, and the options refuse such.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the counter's rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// ConversationFitter fitter = new(ChatTokenCounter.ForModel("gpt-4o"));
    /// bool fits = fitter.TryFit(new ChatPrompt(new[] { PromptMessage.User("Hello!") }), new ContextBudget(5), out FittedPrompt? fitted);      // False
    /// </code>
    /// </example>
    public bool TryFit(ChatPrompt prompt, ContextBudget budget, [NotNullWhen(true)] out FittedPrompt? fitted)
    {
        Plan plan = PlanFor(prompt, budget);
        fitted = plan.Choose(sumsUp: false) == 0 ? plan.Finish(summary: null) : null;
        return fitted is not null;
    }

    private async Task<FittedPrompt> FitCheckedAsync(ChatPrompt prompt, ContextBudget budget, IPromptTokenCounter check, CancellationToken cancellationToken)
    {
        FittedPrompt fitted = Fit(prompt, budget);
        long less = 0;
        for (bool isLeast = false; ;)
        {
            PromptCount count = await check.CountAsync(fitted.Prompt, cancellationToken).ConfigureAwait(false);
            ContextUsage usage = budget.Measure(count);
            if (usage.Fits)
            {
                return new FittedPrompt(fitted.Prompt, count, usage, fitted.Messages) { CountedMessages = fitted.CountedMessages };
            }

            if (isLeast)
            {
                throw new PromptTooLongException(usage.ReckonedTokens, budget.InputLimit);
            }

            // What the other counts more is taken for a share of all tokens.
            long target = fitted.Usage.ReckonedTokens * budget.InputLimit / usage.ReckonedTokens;
            less = Math.Max(1, Math.Max(2 * less, budget.InputLimit - target));
            fitted = FitOrLeast(prompt, budget, budget.InputLimit - less, out isLeast);
        }
    }

    /// <summary>Fits a lower limit; if what must stay has more tokens, leaves nothing else.</summary>
    private FittedPrompt FitOrLeast(ChatPrompt prompt, ContextBudget budget, long limit, out bool isLeast)
    {
        isLeast = limit < 1;
        if (!isLeast)
        {
            if (TryFit(prompt, Lowered(budget, limit), out FittedPrompt? fitted))
            {
                return fitted;
            }

            isLeast = true;
        }

        try
        {
            return Fit(prompt, Lowered(budget, 1));
        }
        catch (PromptTooLongException e)
        {
            return Fit(prompt, Lowered(budget, e.TokenCount));
        }
    }

    private static ContextBudget Lowered(ContextBudget budget, long limit) => new((int)limit) { CountsErrors = budget.CountsErrors };

    private static void ThrowIfTooLong(long excess, ContextBudget budget)
    {
        if (excess > 0)
        {
            throw new PromptTooLongException(budget.InputLimit + excess, budget.InputLimit);
        }
    }

    private static async Task<FittedPrompt> FinishAsync(Plan plan, Func<SummaryRequest, CancellationToken, Task<PromptMessage?>> summarize, CancellationToken cancellationToken) =>
        plan.Finish(plan.RequestSummary() is { } request ? await summarize(request, cancellationToken).ConfigureAwait(false) : null);

    private Plan PlanFor(ChatPrompt prompt, ContextBudget budget)
    {
        ThrowHelper.IfNull(prompt, nameof(prompt));
        ThrowHelper.IfNull(budget, nameof(budget));
        return new Plan(counter, options, prompt, budget);
    }
}
