namespace BytePair.Budgeting.Fitting;

/// <summary>Cuts the largest texts of messages until they take so many tokens less.</summary>
internal sealed class TextCutter(MessageCosts costs, TruncationOptions? cut, int minTokens)
{
    /// <summary>Cuts, the largest text first and the next only where that doesn't do.</summary>
    /// <param name="messages">The messages; those with less text take the place of the others.</param>
    /// <param name="counts">Their counts, which change with them.</param>
    /// <param name="indexes">Those that may be cut.</param>
    /// <param name="excess">By how much they have too many tokens.</param>
    /// <returns>By how much they still have; 0 or less if they fit.</returns>
    public long Cut(PromptMessage[] messages, MessageTokenCount[] counts, IEnumerable<int> indexes, long excess)
    {
        IEnumerable<CuttableText> largestFirst = indexes
            .SelectMany(index => CuttableText.Of(messages[index], index, costs.TextCounter))
            .OrderByDescending(text => text.Tokens);
        foreach (CuttableText text in largestFirst)
        {
            if (excess > 0)
            {
                excess = Cut(messages, counts, text, excess);
            }
        }

        return excess;
    }

    /// <summary>Cuts one text by the excess, or by twice and four times as much where tokens don't add up.</summary>
    private long Cut(PromptMessage[] messages, MessageTokenCount[] counts, CuttableText text, long excess)
    {
        PromptMessage whole = messages[text.Message];
        long before = costs.Of(counts[text.Message]);
        long left = excess;
        for (long less = excess; left > 0 && text.Tokens > minTokens; less *= 2)
        {
            int target = (int)Math.Max(minTokens, text.Tokens - less);
            messages[text.Message] = text.Replace(whole, costs.TextCounter.TruncateToTokens(text.Text, target, cut));
            counts[text.Message] = costs.Count(messages[text.Message]);
            left = excess - (before - costs.Of(counts[text.Message]));
            if (target == minTokens)
            {
                break;
            }
        }

        return left;
    }
}
