namespace BytePair.Budgeting.Composing;

/// <summary>An element that waits for its turn: the most important first, then who has had the fewest turns, then who comes first in the text.</summary>
internal readonly record struct Waiting(Element Element, int Turn) : IComparable<Waiting>
{
    public int CompareTo(Waiting other)
    {
        int byPriority = other.Element.Info.Priority!.Value.CompareTo(Element.Info.Priority!.Value);
        int byTurn = byPriority != 0 ? byPriority : Turn.CompareTo(other.Turn);
        return byTurn != 0 ? byTurn : Element.Index.CompareTo(other.Element.Index);
    }
}
