namespace BytePair.Budgeting.Composing;

/// <summary>The items of a list as far as anyone asked for them, each read and counted once.</summary>
internal sealed class ListItems(IEnumerable<string> source, PieceCosts costs) : IDisposable
{
    private readonly IEnumerator<string> rest = source.GetEnumerator();
    private readonly List<string> texts = [];
    private readonly List<int> tokens = [];

    public string this[int index] => texts[index];

    /// <summary>The tokens of an item; false behind the last. Asked in order.</summary>
    public bool TryGet(int index, out int count)
    {
        if (index == texts.Count && rest.MoveNext())
        {
            string item = rest.Current ?? throw ThrowHelper.NullItem(index, "items");
            texts.Add(item);
            tokens.Add(costs.Count(item));
        }

        count = index < texts.Count ? tokens[index] : 0;
        return index < texts.Count;
    }

    public void Dispose() => rest.Dispose();
}
