namespace BytePair.Budgeting;

/// <summary>Says how many tokens a prompt takes. <see cref="ChatTokenCounter"/> does, at once and by itself; others may ask the service.</summary>
/// <remarks>
/// Whoever checks a prompt before it is sent takes this. What texts have is the business of <see cref="ITokenCounter"/>: a service that counts whole
/// requests can't tell that.
/// An implementation may be asked by any number of threads at once, and gives a count of which the message indexes are those of the prompt.
/// </remarks>
/// <example>
/// <code>
/// IPromptTokenCounter counter = ChatTokenCounter.ForModel("gpt-4o");
/// PromptCount count = await counter.CountAsync(new ChatPrompt([PromptMessage.User("Hello!")]));
/// long tokens = count.TotalTokens;    // 9
/// </code>
/// </example>
public interface IPromptTokenCounter
{
    /// <summary>What the counts are by, as reports give it: the name of a model or of rules.</summary>
    string Name { get; }

    /// <summary>Counts a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the wait for a count that takes its time.</param>
    /// <returns>The tokens as a whole, and of each message and part as far as they are known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is null.</exception>
    /// <exception cref="UncountablePartException">A part can't be counted, and nothing says that such are skipped.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example>
    /// <code>
    /// IPromptTokenCounter counter = ChatTokenCounter.ForModel("gpt-4");
    /// PromptCount count = await counter.CountAsync(new ChatPrompt([PromptMessage.User("hello")]));
    /// bool exact = count.IsExact;         // True
    /// </code>
    /// </example>
    ValueTask<PromptCount> CountAsync(ChatPrompt prompt, CancellationToken cancellationToken = default);
}
