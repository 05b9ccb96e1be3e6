namespace BytePair.Budgeting.Composing;

/// <summary>The most important first, then who has had the fewest turns, then who comes first in the text.</summary>
internal sealed class TurnOrder : IComparer<Waiting>
{
    public static readonly TurnOrder Instance = new();

    public int Compare(Waiting x, Waiting y)
    {
        int byPriority = y.Element.Info.Priority!.Value.CompareTo(x.Element.Info.Priority!.Value);
        int byTurn = byPriority != 0 ? byPriority : x.Turn.CompareTo(y.Turn);
        return byTurn != 0 ? byTurn : x.Element.Index.CompareTo(y.Element.Index);
    }
}
