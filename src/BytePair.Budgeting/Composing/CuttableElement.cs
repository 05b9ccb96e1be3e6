using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>A text that takes as much room as is left, if it is worth it.</summary>
internal sealed class CuttableElement(string value, int minTokens, TruncationOptions? cut, ElementInfo info) : Element(info)
{
    public override long CountLeast(PieceCosts costs) => Math.Min(minTokens, costs.Whole(this, value));

    public override void Take(Selection selection, PieceCosts costs)
    {
        long room = costs.Least(this) + selection.Left;
        Fate fate = new(PromptOutcome.Kept, costs.Whole(this, value)) { Text = value };
        if (fate.Tokens > room)
        {
            string kept = costs.TextCounter.TruncateToTokens(value, (int)room, cut);
            fate = new(PromptOutcome.Cut, costs.Count(kept)) { Text = kept };
        }

        selection.Left = room - fate.Tokens;
        selection[this] = fate;
    }

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text) => text.Append(selection[this].Text);
}
