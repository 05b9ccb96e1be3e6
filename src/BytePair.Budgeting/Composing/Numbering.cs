namespace BytePair.Budgeting.Composing;

/// <summary>Numbers the elements of a prompt in the order of their calls: a group before what is in it.</summary>
internal sealed class Numbering
{
    /// <summary>How many numbers were given.</summary>
    public int Count { get; private set; }

    public int Take() => Count++;
}
