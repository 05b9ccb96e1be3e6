using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>Alternatives of which the first that fits comes.</summary>
/// <remarks>
/// Its least is that of the cheapest, which is set aside for it from the moment its parent is in. So of several choices each takes the best
/// that leaves the others theirs, and none can take the place of what must be there.
/// </remarks>
internal sealed class ChoiceElement(Element[] alternatives, ElementInfo info) : Element(info)
{
    public override IReadOnlyList<Element> Children => alternatives;

    public override long CountLeast(PieceCosts costs) => alternatives.Min(costs.Least);

    public override void Take(Selection selection, PieceCosts costs)
    {
        long room = costs.Least(this) + selection.Left;
        int choice = 0;
        while (costs.Least(alternatives[choice]) > room)
        {
            choice++;
        }

        selection.Left = room - costs.Least(alternatives[choice]);
        selection[this] = new Fate(PromptOutcome.Kept, 0) { Choice = choice };
        alternatives[choice].Take(selection, costs);
        for (int other = choice + 1; other < alternatives.Length; other++)
        {
            selection[alternatives[other]] = new Fate(PromptOutcome.NotNeeded, 0);
        }
    }

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text) =>
        alternatives[selection[this].Choice!.Value].Write(selection, costs, text);
}
