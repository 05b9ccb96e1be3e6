using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>A text that comes whole.</summary>
internal sealed class TextElement(string value, ElementInfo info) : Element(info)
{
    public override long CountLeast(PieceCosts costs) => costs.Count(value);

    public override void Take(Selection selection, PieceCosts costs) => selection[this] = new Fate(PromptOutcome.Kept, costs.Least(this));

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text) => text.Append(value);
}
