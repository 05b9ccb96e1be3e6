namespace BytePair.Pretokenization.Patterns;

/// <summary>What can be told of patterns without a text.</summary>
internal static class PatternTraits
{
    /// <summary>True if a match is found at every position of every text, so that no text lies between matches.</summary>
    /// <remarks>Told by the first character alone: <c>\p{L}+|[^\p{L}]</c>. False where that isn't enough.</remarks>
    public static bool MatchesEverywhere(PatternNode pattern) => SureFirst(pattern).Equals(CharSet.All);

    /// <summary>
    /// True if behind each piece that the steps cut, the rest of the text is cut as it would be alone. It always is so with one step. With more, each
    /// step but the last has to cut what remains of one of its matches, from any place within, as it would have: <c>\p{N}+</c> does, <c>\p{N}{1,3}</c> doesn't.
    /// </summary>
    public static bool CanBeginAnywhere(ReadOnlySpan<SplitStep> steps)
    {
        for (int i = 0; i < steps.Length - 1; i++)
        {
            if (!IsMatchedFromAnywhere(steps[i].Pattern))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if each alternative is one character, or a run of a set, perhaps behind one more character; and each begins with others.</summary>
    private static bool IsMatchedFromAnywhere(PatternNode pattern)
    {
        CharSet seen = CharSet.Empty;
        foreach (PatternNode alternative in PatternForm.Flatten(pattern, PatternNodeKind.Choice))
        {
            PatternNode[] items = [.. PatternForm.Flatten(alternative, PatternNodeKind.Sequence)];
            bool isRun = items.Length > 0 && IsRun(items[items.Length - 1]) && (items.Length == 1 || (items.Length == 2 && IsOptional(items[0])));
            bool isOne = items.Length == 1 && items[0].Kind == PatternNodeKind.Set;
            if ((!isRun && !isOne) || seen.Overlaps(alternative.First))
            {
                return false;
            }

            seen = seen.Union(alternative.First);
        }

        return true;
    }

    private static bool IsRun(PatternNode node) =>
        node is { Kind: PatternNodeKind.Repeat, Min: 1, Max: PatternNode.NoMaximum, Item.Kind: PatternNodeKind.Set } && node.Mode != RepeatMode.Lazy;

    private static bool IsOptional(PatternNode node) => node is { Kind: PatternNodeKind.Repeat, Min: 0, Max: 1, Item.Kind: PatternNodeKind.Set, Mode: RepeatMode.Greedy };

    /// <summary>Characters that the node matches a text beginning with, whatever follows them.</summary>
    private static CharSet SureFirst(PatternNode node) => node.Kind switch
    {
        PatternNodeKind.Set => node.Set,
        PatternNodeKind.Choice => node.Items.Aggregate(CharSet.Empty, (set, item) => set.Union(SureFirst(item))),
        PatternNodeKind.Sequence => SureFirstOf(node.Items),
        PatternNodeKind.Repeat when node.Min <= 1 => SureFirst(node.Item),
        _ => CharSet.Empty,
    };

    private static CharSet SureFirstOf(PatternNode[] items)
    {
        CharSet sure = CharSet.Empty;
        for (int i = 0; i < items.Length; i++)
        {
            if (items.AsSpan(i + 1).ToArray().All(item => item is { IsNullable: true, LooksAround: false }))
            {
                sure = sure.Union(SureFirst(items[i]));
            }

            if (items[i] is not { IsNullable: true, LooksAround: false, Kind: PatternNodeKind.Repeat, Mode: not RepeatMode.Possessive })
            {
                break;
            }
        }

        return sure;
    }
}
