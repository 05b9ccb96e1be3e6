using BytePair.Budgeting;
using Microsoft.Extensions.AI;

namespace BytePair.Extensions.AI;

/// <summary>How a <see cref="ContextBudgetChatClient"/> counts, and what it does with requests that are too long.</summary>
/// <example>
/// <code>
/// ContextBudgetOptions options = new()
/// {
///     ModelId = "gpt-4o",
///     ReservedOutputTokens = 4_000,
///     Overflow = ContextOverflow.Refuse,
/// };
/// </code>
/// </example>
public sealed class ContextBudgetOptions
{
    /// <summary>The model of requests that name none; null for the one that the client below names (<see cref="ChatClientMetadata.DefaultModelId"/>).</summary>
    public string? ModelId { get; set; }

    /// <summary>Counts every request, whatever model it names; null for the counter of the model. Needed where the name says nothing, as a deployment's doesn't.</summary>
    public ChatTokenCounter? Counter { get; set; }

    /// <summary>Counts requests instead, where it is given: the service itself, say, which has the last word. <see cref="Counter"/> goes on choosing what stays.</summary>
    public IPromptTokenCounter? PromptCounter { get; set; }

    /// <summary>The budget of every request, whatever model it names; null for the budget of the model.</summary>
    public ContextBudget? Budget { get; set; }

    /// <summary>The tokens that are set aside for the answer, where the request itself doesn't say how many it may have; null for what <see cref="Budget"/> says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? ReservedOutputTokens
    {
        get;
        set => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of tokens can't be negative. Set 0 to set none aside.");
    }

    /// <summary>What becomes of a request that is too long: <see cref="ContextOverflow.Trim"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public ContextOverflow Overflow
    {
        get;
        set => field = value is >= ContextOverflow.Trim and <= ContextOverflow.Send
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such way; take one of those that have names.");
    }

    /// <summary>What becomes of the output that a request asks for: <see cref="OutputTokenLimit.Keep"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public OutputTokenLimit OutputLimit
    {
        get;
        set => field = value is >= OutputTokenLimit.Keep and <= OutputTokenLimit.Set
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such way; take one of those that have names.");
    }

    /// <summary>What must stay and what goes first when messages are dropped. Its functions are told prompt messages with the index of the chat's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public FittingOptions Fitting
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = new();

    /// <summary>Which messages must stay, beside system messages and the newest; null for none.</summary>
    public Func<ChatMessage, bool>? IsPinned { get; set; }

    /// <summary>How important a message is: the higher, the later it goes; null for all alike.</summary>
    public Func<ChatMessage, int>? Priority { get; set; }

    /// <summary>A copy that whoever made the original can't change.</summary>
    internal ContextBudgetOptions Copy() => (ContextBudgetOptions)MemberwiseClone();
}
