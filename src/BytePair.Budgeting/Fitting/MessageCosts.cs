namespace BytePair.Budgeting.Fitting;

/// <summary>What messages and the rest of a prompt take of a budget.</summary>
/// <remarks>A prompt takes what each message takes alone, and a rest that depends on the first system message at most: so each message is counted once.</remarks>
internal sealed class MessageCosts
{
    private readonly ChatTokenCounter counter;
    private readonly bool countsErrors;

    public MessageCosts(ChatTokenCounter counter, ChatPrompt prompt, ContextBudget budget)
    {
        this.counter = counter;
        countsErrors = budget.CountsErrors;
        Overhead = counter.CountOverhead(prompt);
    }

    public PromptOverheadCount Overhead { get; }

    public ITokenCounter TextCounter => counter.TextCounter;

    /// <summary>Work done, in messages counted, for tests.</summary>
    public int CountedMessages { get; private set; }

    public MessageTokenCount Count(PromptMessage message)
    {
        CountedMessages++;
        return counter.CountMessage(message);
    }

    /// <summary>What a message takes.</summary>
    public long Of(MessageTokenCount count) => countsErrors ? checked(count.Tokens + count.ErrorTokens) : count.Tokens;

    /// <summary>What is there besides the messages.</summary>
    public long OfRest(MessageTokenCount? firstSystem) => checked(
        Overhead.Tokens + Overhead.TokensWith(firstSystem) + (countsErrors ? Overhead.Items.Sum(item => item.ErrorTokens) : 0));

    /// <summary>The most that a message of one text takes besides it.</summary>
    public long OfFrame() => Frames.Max(frame => Of(Count(frame)));

    public PromptCount Combine(IEnumerable<MessageTokenCount> counts) => ChatTokenCounter.Combine(counts, Overhead);

    private static readonly PromptMessage[] Frames =
        [PromptMessage.System(""), PromptMessage.Developer(""), PromptMessage.User(""), PromptMessage.Assistant("")];
}
