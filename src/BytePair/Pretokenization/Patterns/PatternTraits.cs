namespace BytePair.Pretokenization.Patterns;

/// <summary>What can be told of patterns without a text.</summary>
internal static class PatternTraits
{
    /// <summary>True if a match is found at every position of every text, so that no text lies between matches.</summary>
    /// <remarks>Told by the first character alone: <c>\p{L}+|[^\p{L}]</c>. False where that isn't enough.</remarks>
    public static bool MatchesEverywhere(PatternNode pattern) => SureFirst(pattern).Equals(CharSet.All);

    /// <summary>
    /// True if behind each piece that the steps cut, the rest of the text is cut as it would be alone. It always is so with one step. With more,
    /// wherever a later step cuts within a match of an earlier one, this has to match what remains up to the same end: <c>\p{N}+</c> does,
    /// <c>\p{N}{1,3}</c> doesn't, but needn't if no later step cuts numbers.
    /// </summary>
    public static bool CanBeginAnywhere(ReadOnlySpan<SplitStep> steps)
    {
        for (int i = 0; i < steps.Length - 1; i++)
        {
            if (!IsMatchedFromAnywhere(steps[i].Pattern, steps.Slice(i + 1).ToArray()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// True if each alternative is one character, or made of characters that no later step matches anything of, or a run of a set, perhaps behind
    /// one more character, with which no other alternative begins.
    /// </summary>
    private static bool IsMatchedFromAnywhere(PatternNode pattern, SplitStep[] later)
    {
        PatternNode[] alternatives = [.. PatternForm.Flatten(pattern, PatternNodeKind.Choice)];
        return Array.TrueForAll(alternatives, alternative =>
        {
            PatternNode[] items = [.. PatternForm.Flatten(alternative, PatternNodeKind.Sequence)];
            CharSet characters = Characters(alternative);
            if ((items.Length == 1 && items[0].Kind == PatternNodeKind.Set) || Array.TrueForAll(later, step => !MayMatchWithin(step.Pattern, characters)))
            {
                return true;
            }

            bool isRun = items.Length > 0 && IsRun(items[items.Length - 1]) && (items.Length == 1 || (items.Length == 2 && IsOptional(items[0])));
            return isRun && Array.TrueForAll(alternatives, other => other == alternative || !other.First.Overlaps(items[items.Length - 1].Item.Set));
        });
    }

    /// <summary>All characters that a match may take.</summary>
    private static CharSet Characters(PatternNode node) => node.Kind is PatternNodeKind.Ahead or PatternNodeKind.NotAhead
        ? CharSet.Empty
        : node.Items.Aggregate(node.Set, (set, item) => set.Union(Characters(item)));

    /// <summary>False if the pattern surely matches nothing in a text of these characters.</summary>
    private static bool MayMatchWithin(PatternNode node, CharSet characters) => node.Kind switch
    {
        PatternNodeKind.Set => node.Set.Overlaps(characters),
        PatternNodeKind.Sequence or PatternNodeKind.Atomic => Array.TrueForAll(node.Items, item => MayMatchWithin(item, characters)),
        PatternNodeKind.Choice => Array.Exists(node.Items, item => MayMatchWithin(item, characters)),
        PatternNodeKind.Repeat => node.Min == 0 || MayMatchWithin(node.Item, characters),
        _ => true,
    };

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
