namespace BytePair.Budgeting.Composing;

/// <summary>What the texts of a prompt take, each counted when it is first asked for and never again while the prompt is composed.</summary>
internal sealed class PieceCosts(ITokenCounter counter, int elementCount) : IDisposable
{
    private const long NotCounted = -1;
    private readonly long[] least = Uncounted(elementCount);
    private readonly long[] whole = Uncounted(elementCount);
    private readonly Dictionary<Element, ListItems> lists = [];

    public ITokenCounter TextCounter { get; } = counter;

    public int ElementCount { get; } = elementCount;

    /// <summary>Work done, in chars counted, for tests.</summary>
    public long CountedChars { get; private set; }

    /// <summary>The fewest tokens that an element can come with.</summary>
    public long Least(Element element) =>
        least[element.Index] == NotCounted ? least[element.Index] = element.CountLeast(this) : least[element.Index];

    /// <summary>The tokens of the one text of an element that may come with fewer.</summary>
    public long Whole(Element element, string text) =>
        whole[element.Index] == NotCounted ? whole[element.Index] = Count(text) : whole[element.Index];

    /// <summary>Counts a text that is counted here only.</summary>
    public int Count(string text)
    {
        CountedChars += text.Length;
        return TextCounter.CountTokens(text);
    }

    public ListItems ItemsOf(ListElement list)
    {
        if (!lists.TryGetValue(list, out ListItems? items))
        {
            items = new ListItems(list.InOrderTaken, this);
            lists.Add(list, items);
        }

        return items;
    }

    public void Dispose()
    {
        foreach (ListItems items in lists.Values)
        {
            items.Dispose();
        }
    }

    private static long[] Uncounted(int count)
    {
        var counts = new long[count];
        counts.AsSpan().Fill(NotCounted);
        return counts;
    }
}
