using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>Pieces of which those without a priority come together, and the others only where these are.</summary>
internal sealed class GroupElement(Element[] children, ElementInfo info) : Element(info)
{
    public override IReadOnlyList<Element> Children => children;

    public override long CountLeast(PieceCosts costs)
    {
        long least = 0;
        foreach (Element child in children)
        {
            least += child.Info.Priority is null ? costs.Least(child) : 0;
        }

        return least;
    }

    public override void Take(Selection selection, PieceCosts costs)
    {
        selection[this] = new Fate(PromptOutcome.Kept, 0);
        foreach (Element child in children)
        {
            if (child.Info.Priority is null)
            {
                child.Take(selection, costs);
            }
            else
            {
                selection.Wait(child, turn: 0);
            }
        }
    }

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text)
    {
        foreach (Element child in children)
        {
            if (selection[child].IsIn)
            {
                child.Write(selection, costs, text);
            }
        }
    }
}
