using System.Globalization;
using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>What a prompt takes, and how sure that is.</summary>
public sealed class PromptCount
{
    private readonly CountSums sums;

    internal PromptCount(PromptCountItem[] items)
    {
        Items = items;
        sums = CountSums.Of(items);
    }

    /// <summary>What each message, each part and each of the rest takes, in the order of the messages.</summary>
    public IReadOnlyList<PromptCountItem> Items { get; }

    /// <summary>How many tokens the prompt takes: the sum of <see cref="Items"/>.</summary>
    public long TotalTokens => sums.Tokens;

    /// <summary>By how many tokens the service may count otherwise, as far as is known: the sum of what the items say.</summary>
    public long ErrorTokens => sums.ErrorTokens;

    /// <summary>Whether the service is known to count the same.</summary>
    public bool IsExact => sums.IsExact;

    /// <summary>How many parts were left out, since nobody can know their tokens.</summary>
    public int UncountedParts => sums.UncountedParts;

    /// <summary>The count in words: <c>124 tokens</c>, <c>about 101 tokens (± 6)</c>.</summary>
    public override string ToString()
    {
        string error = ErrorTokens > 0 ? $" (± {ErrorTokens.ToString(CultureInfo.InvariantCulture)})" : string.Empty;
        string uncounted = UncountedParts > 0 ? $", and {UncountedParts.ToString(CultureInfo.InvariantCulture)} parts that can't be counted" : string.Empty;
        return $"{(IsExact ? string.Empty : "about ")}{TotalTokens.ToString(CultureInfo.InvariantCulture)} tokens{error}{uncounted}";
    }
}
