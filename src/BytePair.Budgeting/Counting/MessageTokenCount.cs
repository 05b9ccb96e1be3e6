using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>What a message takes, whatever other messages there are.</summary>
/// <remarks>
/// A prompt takes what its messages take, what <see cref="PromptOverheadCount"/> says, and <see cref="PromptOverheadCount.TokensWith"/> its first
/// system message: so a message that is counted once serves every selection of messages.
/// </remarks>
public sealed class MessageTokenCount
{
    private readonly CountSums sums;
    private readonly Func<long> countPadding;
    private long padding = -1;

    internal MessageTokenCount(PromptCountItem[] items, bool isSystem, Func<long> countPadding)
    {
        Items = items;
        IsSystem = isSystem;
        this.countPadding = countPadding;
        sums = CountSums.Of(items);
    }

    /// <summary>What the message and each of its parts take; their message index is -1.</summary>
    public IReadOnlyList<PromptCountItem> Items { get; }

    /// <summary>How many tokens the message takes: the sum of <see cref="Items"/>.</summary>
    public long Tokens => sums.Tokens;

    /// <summary>By how many tokens the service may count otherwise.</summary>
    public long ErrorTokens => sums.ErrorTokens;

    /// <summary>Whether the service is known to count the same.</summary>
    public bool IsExact => sums.IsExact;

    /// <summary>How many parts were left out, since nobody can know their tokens.</summary>
    public int UncountedParts => sums.UncountedParts;

    /// <summary>Whether it is a message of the rules of the conversation, which tools share.</summary>
    public bool IsSystem { get; }

    /// <summary>What a line feed at the end of the message's text takes more. Counted when it is first asked for.</summary>
    internal long PaddingTokens
    {
        get
        {
            long known = Interlocked.Read(ref padding);
            if (known < 0)
            {
                known = Math.Max(0, countPadding());
                Interlocked.Exchange(ref padding, known);
            }

            return known;
        }
    }
}
