using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>A piece of a prompt. Immutable: what is decided of it lies in a <see cref="Selection"/>, what was counted in <see cref="PieceCosts"/>.</summary>
internal abstract class Element(ElementInfo info)
{
    public ElementInfo Info { get; } = info;

    public int Index => Info.Index;

    public virtual IReadOnlyList<Element> Children => [];

    /// <summary>The fewest tokens that it can come with, asked once.</summary>
    public abstract long CountLeast(PieceCosts costs);

    /// <summary>Called when it is in: <see cref="CountLeast"/> is taken off what is left, and it may take more.</summary>
    public abstract void Take(Selection selection, PieceCosts costs);

    /// <summary>Called when it is the turn of an element with a priority: it comes in if it fits.</summary>
    public virtual void Offer(Selection selection, PieceCosts costs, int turn)
    {
        long least = costs.Least(this);
        if (least <= selection.Left)
        {
            selection.Left -= least;
            Take(selection, costs);
        }
    }

    /// <summary>Writes what is in, after <see cref="Take"/>.</summary>
    public abstract void Write(Selection selection, PieceCosts costs, StringBuilder text);
}
