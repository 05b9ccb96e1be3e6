namespace BytePair.Budgeting.Composing;

/// <summary>One way to fill a limit by the tokens of pieces alone: the required ones, then the others by priority.</summary>
internal sealed class Selection(int elementCount)
{
    private readonly Fate[] fates = new Fate[elementCount];

    /// <summary>Those whose turn will come, each once at a time.</summary>
    private readonly SortedSet<Waiting> waiting = new(TurnOrder.Instance);

    /// <summary>The tokens that are still free.</summary>
    public long Left { get; set; }

    /// <summary>The tokens that stay free.</summary>
    public long Reserved { get; set; }

    public Fate this[Element element]
    {
        get => fates[element.Index];
        set => fates[element.Index] = value;
    }

    /// <summary>Fills a limit that has room for what is required.</summary>
    public static Selection Make(Element root, PieceCosts costs, long limit)
    {
        Selection selection = new(costs.ElementCount) { Left = limit - costs.Least(root) };
        root.Take(selection, costs);
        while (selection.waiting.Count > 0)
        {
            Waiting next = selection.waiting.Min;
            selection.waiting.Remove(next);
            next.Element.Offer(selection, costs, next.Turn);
        }

        return selection;
    }

    public void Wait(Element element, int turn) => waiting.Add(new Waiting(element, turn));
}
