using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>Space that stays free.</summary>
internal sealed class ReserveElement(int tokens, ElementInfo info) : Element(info)
{
    public override long CountLeast(PieceCosts costs) => tokens;

    public override void Take(Selection selection, PieceCosts costs)
    {
        selection[this] = new Fate(PromptOutcome.Kept, tokens);
        selection.Reserved += tokens;
    }

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text)
    {
    }
}
