namespace BytePair.Pretokenization.Patterns;

/// <summary>A part of a parsed pattern.</summary>
internal sealed class PatternNode
{
    /// <summary>As often as it can be.</summary>
    public const int NoMaximum = int.MaxValue;

    private PatternNode(PatternNodeKind kind, CharSet? set = null, PatternNode[]? items = null)
    {
        Kind = kind;
        Set = set ?? CharSet.Empty;
        Items = items ?? [];
    }

    public PatternNodeKind Kind { get; }

    public CharSet Set { get; }

    public PatternNode[] Items { get; }

    /// <summary>What is repeated, or looked for.</summary>
    public PatternNode Item => Items[0];

    public int Min { get; private init; }

    public int Max { get; private init; }

    public RepeatMode Mode { get; private init; }

    /// <summary>True if it may match without taking anything.</summary>
    public bool IsNullable => Kind switch
    {
        PatternNodeKind.Set => false,
        PatternNodeKind.Choice => Array.Exists(Items, item => item.IsNullable),
        PatternNodeKind.Repeat => Min == 0 || Item.IsNullable,
        PatternNodeKind.Sequence or PatternNodeKind.Atomic => Array.TrueForAll(Items, item => item.IsNullable),
        _ => true,
    };

    /// <summary>True if it holds something that depends on what it doesn't take.</summary>
    public bool LooksAround => Kind is not (PatternNodeKind.Set or PatternNodeKind.Sequence or PatternNodeKind.Choice or PatternNodeKind.Repeat or PatternNodeKind.Atomic)
        || Array.Exists(Items, item => item.LooksAround);

    /// <summary>The characters that what it takes may begin with.</summary>
    public CharSet First => Kind switch
    {
        PatternNodeKind.Set => Set,
        PatternNodeKind.Choice => Items.Aggregate(CharSet.Empty, (set, item) => set.Union(item.First)),
        PatternNodeKind.Sequence => FirstOf(Items),
        PatternNodeKind.Repeat or PatternNodeKind.Atomic => Item.First,
        _ => CharSet.Empty,
    };

    public static PatternNode OfSet(CharSet set) => new(PatternNodeKind.Set, set);

    public static PatternNode Sequence(params PatternNode[] items) => items.Length == 1 ? items[0] : new(PatternNodeKind.Sequence, items: items);

    public static PatternNode Choice(params PatternNode[] items) => items.Length == 1 ? items[0] : new(PatternNodeKind.Choice, items: items);

    public static PatternNode Repeat(PatternNode item, int min, int max, RepeatMode mode) =>
        new(PatternNodeKind.Repeat, items: [item]) { Min = min, Max = max, Mode = mode };

    /// <summary>A node with one item, or with none.</summary>
    public static PatternNode Of(PatternNodeKind kind, params PatternNode[] items) => new(kind, items: items);

    /// <summary>The characters that what several items take, one after the other, may begin with.</summary>
    public static CharSet FirstOf(ReadOnlySpan<PatternNode> items)
    {
        CharSet first = CharSet.Empty;
        foreach (PatternNode item in items)
        {
            first = first.Union(item.First);
            if (!item.IsNullable)
            {
                break;
            }
        }

        return first;
    }
}
