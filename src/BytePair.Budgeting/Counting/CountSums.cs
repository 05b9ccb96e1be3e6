namespace BytePair.Budgeting.Counting;

/// <summary>The sums of the items of a count.</summary>
internal readonly record struct CountSums(long Tokens, long ErrorTokens, bool IsExact, int UncountedParts)
{
    /// <exception cref="OverflowException">Only what lasts for ages, or has more pages than there are, is so large.</exception>
    public static CountSums Of(PromptCountItem[] items)
    {
        var sums = new CountSums(0, 0, true, 0);
        foreach (PromptCountItem item in items)
        {
            sums = checked(new CountSums(
                sums.Tokens + item.Tokens, sums.ErrorTokens + item.ErrorTokens, sums.IsExact && item.IsExact, sums.UncountedParts + (item.IsUncounted ? 1 : 0)));
        }

        return sums;
    }
}
