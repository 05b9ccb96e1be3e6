using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>Counts the tokens that a chat takes as the service counts them: messages, tools, images, sound.</summary>
/// <remarks>
/// <para>
/// The total is the sum of what each message takes alone, and a rest that depends on few facts: the tools, the schema of the answer, and whether
/// there is a system message. <see cref="CountMessage"/>, <see cref="CountOverhead"/> and <see cref="Combine"/> give the pieces, so that whoever
/// tries many selections of messages counts each text once.
/// </para>
/// <para>Text that spells a special token is ordinary text, as it is to the service. Instances are immutable and safe for any number of threads. Linear in the prompt.</para>
/// </remarks>
/// <example>
/// <code>
/// var counter = ChatTokenCounter.ForModel("gpt-4o");
/// PromptCount count = counter.Count(new ChatPrompt([PromptMessage.System("You are a helpful assistant."), PromptMessage.User("Hello!")]));
/// long tokens = count.TotalTokens;    // 19
/// bool exact = count.IsExact;         // True
/// </code>
/// </example>
public sealed class ChatTokenCounter : IPromptTokenCounter
{
    private readonly MessageCounter messages;
    private readonly OverheadCounter overhead;

    private ChatTokenCounter(ITokenCounter textCounter, ChatCountingRules rules)
    {
        TextCounter = textCounter;
        Rules = rules;
        messages = new MessageCounter(textCounter, rules);
        overhead = new OverheadCounter(textCounter, rules);
    }

    /// <summary>What texts are counted with.</summary>
    public ITokenCounter TextCounter { get; }

    /// <summary>The rules of all else.</summary>
    public ChatCountingRules Rules { get; }

    /// <summary>The counter of a model.</summary>
    /// <param name="modelName">Its name, an alias or a snapshot, as <see cref="ModelCatalog"/> finds it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="modelName"/> is null.</exception>
    /// <exception cref="UnknownModelException">There is no such model and no such family.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats, or it isn't known which encoding it reads.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o-2024-08-06");
    /// string rules = counter.Rules.Name;    // gpt-4o
    /// </code>
    /// </example>
    public static ChatTokenCounter ForModel(string modelName) =>
        ForModel(ModelCatalog.Default.Find(modelName ?? throw new ArgumentNullException(nameof(modelName))).Model);

    /// <summary>The counter of a model.</summary>
    /// <param name="model">The model, of a catalogue of the caller's, say.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model isn't one for chats, or it isn't known which encoding it reads.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel(new ModelInfo("my-model") { EncodingName = "o200k_base" });
    /// string encoding = counter.TextCounter.Name;    // o200k_base
    /// </code>
    /// </example>
    public static ChatTokenCounter ForModel(ModelInfo model)
    {
        ChatCountingRules rules = ChatCountingRules.ForModel(model);
        return new ChatTokenCounter(model.GetTokenizer(), rules);
    }

    /// <summary>The counter of models of which the encoding is all that is known: an estimate.</summary>
    /// <param name="encodingName">One of <c>cl100k_base</c>, <c>o200k_base</c>, <c>o200k_harmony</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="encodingName"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no encoding of that name, or none that models for chats have.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForEncoding("cl100k_base");
    /// long tokens = counter.Count(new ChatPrompt([PromptMessage.User("hello")])).TotalTokens;    // 8
    /// </code>
    /// </example>
    public static ChatTokenCounter ForEncoding(string encodingName) =>
        new(BpeTokenizer.ForEncoding(encodingName), ChatRuleTable.OfEncoding(encodingName, encodingName, nameof(encodingName)));

    /// <summary>A counter of a tokenizer and of rules, either of which may be the caller's own.</summary>
    /// <param name="textCounter">What texts are counted with: a <see cref="BpeTokenizer"/> or any other.</param>
    /// <param name="rules">The rules of all else.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.Create(BpeTokenizer.ForEncoding("cl100k_base"), ChatCountingRules.Gpt35Turbo0301);
    /// long tokens = counter.Count(new ChatPrompt([PromptMessage.User("hello")])).TotalTokens;    // 9
    /// </code>
    /// </example>
    public static ChatTokenCounter Create(ITokenCounter textCounter, ChatCountingRules rules) =>
        new(textCounter ?? throw new ArgumentNullException(nameof(textCounter)), rules ?? throw new ArgumentNullException(nameof(rules)));

    /// <summary>Counts a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <returns>The tokens as a whole, and of each message and part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the rules don't say that such are skipped.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4");
    /// PromptCount count = counter.Count(new ChatPrompt([PromptMessage.User("hello")])
    /// {
    ///     Tools = [new PromptTool("foo") { Kind = PromptToolKind.LegacyFunction }],
    /// });
    /// string tokens = count.ToString();    // about 31 tokens (± 3)
    /// </code>
    /// </example>
    public PromptCount Count(ChatPrompt prompt)
    {
        _ = prompt ?? throw new ArgumentNullException(nameof(prompt));
        var counts = new MessageTokenCount[prompt.Messages.Count];
        for (int index = 0; index < counts.Length; index++)
        {
            counts[index] = messages.Count(prompt.Messages[index], index);
        }

        return Combine(counts, CountOverhead(prompt));
    }

    string IPromptTokenCounter.Name => Rules.Name;

    ValueTask<PromptCount> IPromptTokenCounter.CountAsync(ChatPrompt prompt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<PromptCount>(Count(prompt));
    }

    /// <summary>Counts a message, whatever other messages there are.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and the rules don't say that such are skipped.</exception>
    /// <exception cref="ArgumentException">The model refuses so large an image.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// long tokens = counter.CountMessage(PromptMessage.User("hello")).Tokens;    // 5
    /// </code>
    /// </example>
    public MessageTokenCount CountMessage(PromptMessage message) =>
        messages.Count(message ?? throw new ArgumentNullException(nameof(message)), index: -1);

    /// <summary>Counts what a prompt takes besides its messages; those aren't looked at.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="UncountablePartException">A tool can't be counted, and the rules don't say that such are skipped.</exception>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// long tokens = counter.CountOverhead(new ChatPrompt([])).Tokens;    // 3
    /// </code>
    /// </example>
    public PromptOverheadCount CountOverhead(ChatPrompt prompt) =>
        overhead.Count(prompt ?? throw new ArgumentNullException(nameof(prompt)));

    /// <summary>The count of a prompt from the counts of its messages and of the rest.</summary>
    /// <param name="messageCounts">The counts of the messages, in their order.</param>
    /// <param name="overheadCount">The count of the rest.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <remarks>No text is counted again; only the first system message is looked at once more, if there are tools.</remarks>
    /// <example>
    /// <code>
    /// var counter = ChatTokenCounter.ForModel("gpt-4o");
    /// MessageTokenCount hello = counter.CountMessage(PromptMessage.User("hello"));
    /// PromptOverheadCount rest = counter.CountOverhead(new ChatPrompt([]));
    /// long tokens = ChatTokenCounter.Combine([hello, hello, hello], rest).TotalTokens;    // 18
    /// </code>
    /// </example>
    public static PromptCount Combine(IEnumerable<MessageTokenCount> messageCounts, PromptOverheadCount overheadCount)
    {
        _ = messageCounts ?? throw new ArgumentNullException(nameof(messageCounts));
        _ = overheadCount ?? throw new ArgumentNullException(nameof(overheadCount));
        List<PromptCountItem> items = [];
        MessageTokenCount? firstSystem = null;
        int index = 0;
        foreach (MessageTokenCount message in messageCounts)
        {
            firstSystem ??= message.IsSystem ? message : null;
            foreach (PromptCountItem item in message.Items)
            {
                items.Add(item with { MessageIndex = index });
            }

            index++;
        }

        items.AddRange(overheadCount.Items);
        if (overheadCount.ItemWith(firstSystem) is { } shared)
        {
            items.Add(shared);
        }

        return new PromptCount([.. items]);
    }
}
