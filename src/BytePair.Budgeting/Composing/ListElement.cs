using System.Text;

namespace BytePair.Budgeting.Composing;

/// <summary>Texts that come one by one, from the first on or from the last back, until one doesn't fit.</summary>
internal sealed class ListElement(IEnumerable<string> items, PromptListKeep keep, string header, ElementInfo info) : Element(info)
{
    /// <summary>The items in the order in which they are taken.</summary>
    public IEnumerable<string> InOrderTaken => keep == PromptListKeep.First ? items : items.Reverse();

    /// <summary>Always in, perhaps with no item: it has a priority, so that nobody asks for more.</summary>
    public override long CountLeast(PieceCosts costs) => 0;

    public override void Take(Selection selection, PieceCosts costs) => throw new InvalidOperationException("A list is offered item by item.");

    public override void Offer(Selection selection, PieceCosts costs, int turn)
    {
        ListItems list = costs.ItemsOf(this);
        if (!list.TryGet(turn, out int tokens))
        {
            selection[this] = selection[this] with { Outcome = PromptOutcome.Kept };
            return;
        }

        long cost = (turn == 0 ? costs.Whole(this, header) : 0) + tokens;
        if (cost <= selection.Left)
        {
            selection.Left -= cost;
            selection[this] = new Fate(PromptOutcome.Cut, selection[this].Tokens + cost) { Items = turn + 1 };
            selection.Wait(this, turn + 1);
        }
    }

    public override void Write(Selection selection, PieceCosts costs, StringBuilder text)
    {
        int count = selection[this].Items;
        if (count == 0)
        {
            return;
        }

        text.Append(header);
        ListItems list = costs.ItemsOf(this);
        for (int i = 0; i < count; i++)
        {
            text.Append(list[keep == PromptListKeep.First ? i : count - 1 - i]);
        }
    }
}
