namespace BytePair.Budgeting;

/// <summary>How the tokens of a model's window are shared out: so many for the answer, the rest for the prompt, within what the model takes and gives at most.</summary>
/// <remarks>
/// Three limits are in play. Prompt and output together have to stay within <see cref="ContextWindow"/>; the output, hidden reasoning included,
/// within <see cref="MaxOutputTokens"/>; and some models (GPT-5 and later) take no more than <see cref="MaxInputTokens"/>, whatever the
/// output is. Immutable; a changed copy is made by <c>with</c>.
/// </remarks>
/// <example>
/// <code>
/// ContextBudget budget = ContextBudget.ForModel("gpt-4o") with { ReservedOutputTokens = 4_000 };
/// int input = budget.InputLimit;                                // 124000
/// bool fits = budget.Fits(120_000);                             // True
/// int output = budget.Measure(120_000).MaxOutputTokens;         // 8000
/// </code>
/// </example>
public sealed record ContextBudget
{
    /// <summary>Makes a budget from plain numbers.</summary>
    /// <param name="contextWindow">The tokens that prompt and output may have together, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="contextWindow"/> is less than 1.</exception>
    public ContextBudget(int contextWindow)
    {
        ThrowHelper.IfLess(contextWindow, 1, nameof(contextWindow));
        ContextWindow = contextWindow;
    }

    /// <summary>The tokens that prompt and output may have together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int ContextWindow
    {
        get;
        init => field = ThrowHelper.AtLeast(1, value, nameof(ContextWindow));
    }

    /// <summary>The tokens that the prompt alone may have; null where only the window limits it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxInputTokens
    {
        get;
        init => field = value is null ? null : ThrowHelper.AtLeast(1, value.Value, nameof(MaxInputTokens));
    }

    /// <summary>The tokens that the output alone may have, hidden reasoning included; null where only the window limits it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaxOutputTokens
    {
        get;
        init => field = value is null ? null : ThrowHelper.AtLeast(0, value.Value, nameof(MaxOutputTokens));
    }

    /// <summary>The tokens set aside for the answer: 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ReservedOutputTokens
    {
        get;
        init => field = ThrowHelper.AtLeast(0, value, nameof(ReservedOutputTokens));
    }

    /// <summary>The tokens set aside for reasoning that the model does before it answers and doesn't show, which are output too: 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ReservedReasoningTokens
    {
        get;
        init => field = ThrowHelper.AtLeast(0, value, nameof(ReservedReasoningTokens));
    }

    /// <summary>With more prompt tokens than this the whole request is billed at higher prices; null if there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? LongContextOverTokens
    {
        get;
        init => field = value is null ? null : ThrowHelper.AtLeast(0, value.Value, nameof(LongContextOverTokens));
    }

    /// <summary>Whether <see cref="InputLimit"/> keeps the prompt at the usual prices; unless set, it doesn't.</summary>
    public bool StaysBelowLongContext { get; init; }

    /// <summary>Whether by what a count may be wrong is added to it, so that a prompt that fits is sure to: true unless set.</summary>
    public bool CountsErrors { get; init; } = true;

    /// <summary>The tokens that are set aside for the output: for the answer and for reasoning, but no more than the model can give.</summary>
    public int ReservedTokens => (int)Math.Min((long)ReservedOutputTokens + ReservedReasoningTokens, Math.Min(MaxOutputTokens ?? int.MaxValue, ContextWindow));

    /// <summary>The tokens that the prompt may have: what the window leaves besides <see cref="ReservedTokens"/>, within <see cref="MaxInputTokens"/>. 0 if nothing is left.</summary>
    public int InputLimit
    {
        get
        {
            int limit = Math.Min(ContextWindow - ReservedTokens, MaxInputTokens ?? int.MaxValue);
            return StaysBelowLongContext ? Math.Min(limit, LongContextOverTokens ?? limit) : limit;
        }
    }

    /// <summary>The budget of a model, nothing set aside yet.</summary>
    /// <param name="modelName">Its name, an alias or a snapshot, as <see cref="ModelCatalog.Find"/> takes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">It isn't known how many tokens the model takes.</exception>
    /// <example>
    /// <code>
    /// int input = ContextBudget.ForModel("gpt-5").InputLimit;       // 272000
    /// </code>
    /// </example>
    public static ContextBudget ForModel(string modelName)
    {
        ThrowHelper.IfNull(modelName, nameof(modelName));
        return ForModel(ModelCatalog.Default.Find(modelName).Model);
    }

    /// <summary>The budget of a model, nothing set aside yet.</summary>
    /// <param name="model">What is known of it, as of a catalogue of the caller's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">It isn't known how many tokens the model takes.</exception>
    /// <example>
    /// <code>
    /// var model = new ModelInfo("my-model") { ContextWindow = 32_000, MaxOutputTokens = 4_000 };
    /// int output = ContextBudget.ForModel(model).Measure(30_000).MaxOutputTokens;      // 2000
    /// </code>
    /// </example>
    public static ContextBudget ForModel(ModelInfo model)
    {
        ThrowHelper.IfNull(model, nameof(model));
        return new ContextBudget(model.ContextWindow ?? model.MaxInputTokens ?? throw ThrowHelper.NoWindow(model.Name, nameof(model)))
        {
            MaxInputTokens = model.MaxInputTokens,
            MaxOutputTokens = model.MaxOutputTokens,
            LongContextOverTokens = model.Prices?.LongContext?.OverInputTokens,
        };
    }

    /// <summary>Whether a prompt of so many tokens fits, what is set aside besides.</summary>
    /// <param name="promptTokens">The tokens of the prompt.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="promptTokens"/> is negative.</exception>
    /// <example>
    /// <code>
    /// bool fits = new ContextBudget(8_192) { ReservedOutputTokens = 1_000 }.Fits(7_500);      // False
    /// </code>
    /// </example>
    public bool Fits(long promptTokens) => Measure(promptTokens).Fits;

    /// <summary>What a prompt of so many tokens leaves.</summary>
    /// <param name="promptTokens">The tokens of the prompt.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="promptTokens"/> is negative.</exception>
    /// <example>
    /// <code>
    /// ContextUsage usage = new ContextBudget(8_192) { ReservedOutputTokens = 1_000 }.Measure(7_000);
    /// long left = usage.TokensLeft;                 // 192
    /// int output = usage.MaxOutputTokens;           // 1192
    /// </code>
    /// </example>
    public ContextUsage Measure(long promptTokens)
    {
        ThrowHelper.IfNegative(promptTokens, nameof(promptTokens));
        return new ContextUsage(this, promptTokens, errorTokens: 0, uncountedParts: 0, []);
    }

    /// <summary>Whether a prompt fits, what is set aside besides.</summary>
    /// <param name="promptCount">What a <see cref="ChatTokenCounter"/> counted for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="promptCount"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptCount count = ChatTokenCounter.ForModel("gpt-4o").Count(new ChatPrompt(new[] { PromptMessage.User("Hello!") }));
    /// bool fits = ContextBudget.ForModel("gpt-4o").Fits(count);      // True
    /// </code>
    /// </example>
    public bool Fits(PromptCount promptCount) => Measure(promptCount).Fits;

    /// <summary>What a prompt and its parts take, and what it leaves.</summary>
    /// <param name="promptCount">What a <see cref="ChatTokenCounter"/> counted for it.</param>
    /// <returns>What it takes, by the kinds of its parts: text, images, tools and so on.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="promptCount"/> is null.</exception>
    /// <example>
    /// <code>
    /// PromptCount count = ChatTokenCounter.ForModel("gpt-4o").Count(new ChatPrompt(new[] { PromptMessage.User("Hello!") }));
    /// ContextUsage usage = ContextBudget.ForModel("gpt-4o").Measure(count);
    /// long left = usage.TokensLeft;                 // 127991
    /// </code>
    /// </example>
    public ContextUsage Measure(PromptCount promptCount)
    {
        ThrowHelper.IfNull(promptCount, nameof(promptCount));
        return Measure(promptCount, item => item.Kind.ToString());
    }

    /// <summary>What a prompt and its messages take, and what it leaves.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="promptCount">What a <see cref="ChatTokenCounter"/> counted for it.</param>
    /// <returns>What it takes, by the roles of its messages; what belongs to none (tools, the form of the answer) by its kind.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> or <paramref name="promptCount"/> is null.</exception>
    /// <exception cref="ArgumentException">The count is of another prompt, with more messages.</exception>
    /// <example>
    /// <code>
    /// ChatPrompt prompt = new(new[] { PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!") });
    /// PromptCount count = ChatTokenCounter.ForModel("gpt-4o").Count(prompt);
    /// ContextUsage usage = ContextBudget.ForModel("gpt-4o").Measure(prompt, count);
    /// string first = usage.Parts[0].Name;           // System
    /// long tokens = usage.Parts[0].Tokens;          // 10
    /// </code>
    /// </example>
    public ContextUsage Measure(ChatPrompt prompt, PromptCount promptCount)
    {
        ThrowHelper.IfNull(prompt, nameof(prompt));
        ThrowHelper.IfNull(promptCount, nameof(promptCount));
        return Measure(promptCount, item => NameOf(prompt, item));
    }

    /// <summary>What a prompt of several parts takes, and what it leaves.</summary>
    /// <param name="parts">The parts, each with its tokens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the parts is null, or has a negative number of tokens.</exception>
    /// <exception cref="OverflowException">They have more tokens together than a <see cref="long"/> holds.</exception>
    /// <example>
    /// <code>
    /// ContextUsage usage = new ContextBudget(8_000).Measure(new[] { new ContextPart("rules", 400), new ContextPart("documents", 3_600) });
    /// long left = usage.TokensLeft;                                 // 4000
    /// double share = usage.ShareOf(usage.Parts[1]);                 // 0.45
    /// </code>
    /// </example>
    public ContextUsage Measure(IEnumerable<ContextPart> parts)
    {
        ThrowHelper.IfNull(parts, nameof(parts));
        ContextPart[] all = [.. parts];
        for (int i = 0; i < all.Length; i++)
        {
            ThrowHelper.IfNegative((all[i] ?? throw ThrowHelper.NullItem(i, nameof(parts))).Tokens, nameof(parts));
        }

        return new ContextUsage(this, all.Sum(part => part.Tokens), errorTokens: 0, uncountedParts: 0, all);
    }

    private static string NameOf(ChatPrompt prompt, PromptCountItem item) =>
        item.MessageIndex < 0 ? item.Kind.ToString()
        : item.MessageIndex < prompt.Messages.Count ? prompt.Messages[item.MessageIndex].Role.ToString()
        : throw ThrowHelper.CountOfAnotherPrompt(item.MessageIndex, nameof(prompt));

    private ContextUsage Measure(PromptCount count, Func<PromptCountItem, string> name)
    {
        ContextPart[] parts = [.. count.Items.GroupBy(name, StringComparer.Ordinal).Select(items => new ContextPart(items.Key, items.Sum(item => item.Tokens)))];
        return new ContextUsage(this, count.TotalTokens, count.ErrorTokens, count.UncountedParts, parts);
    }
}
