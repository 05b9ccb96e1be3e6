using System.Globalization;
using BytePair.Budgeting.Counting;

namespace BytePair.Budgeting;

/// <summary>What a prompt takes, and how sure that is.</summary>
public sealed class PromptCount
{
    private readonly CountSums sums;

    /// <summary>Makes a count of items.</summary>
    /// <param name="items">What each message, part and rest takes; one of <see cref="PromptCountItemKind.Request"/>, where only the whole is known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="OverflowException">They have more tokens together than a <see cref="long"/> holds.</exception>
    /// <example>
    /// <code>
    /// PromptCount count = new([new PromptCountItem(PromptCountItemKind.Request, -1, -1, 124, IsExact: true, ErrorTokens: 0, "as the service says")]);
    /// string text = count.ToString();    // 124 tokens
    /// </code>
    /// </example>
    public PromptCount(IEnumerable<PromptCountItem> items)
    {
        ThrowHelper.IfNull(items, nameof(items));
        PromptCountItem[] all = [.. items];
        Items = all;
        sums = CountSums.Of(all);
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
