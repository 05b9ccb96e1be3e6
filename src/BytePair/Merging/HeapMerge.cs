using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>
/// Byte pair merging in n log n: the same merges as <see cref="ShortMerge"/> in the same order, in a few sweeps, and from a heap
/// of candidates what these can't end.
/// </summary>
internal sealed class HeapMerge(Vocabulary vocabulary)
{
    /// <summary>Sweeps before the heap: what they can't end isn't the kind of text that they are for.</summary>
    private const int MaxSweeps = 24;
    private readonly SweepMerge sweeps = new(vocabulary);
    private readonly LinkedMerge<TableRanks> rest = new(new TableRanks(vocabulary.Pairs));

    /// <summary>Appends the tokens of <paramref name="text"/>, merged as a piece of its own.</summary>
    public void Merge(ReadOnlySpan<byte> text, TokenList tokens)
    {
        var watcher = default(NoMergeWatcher);
        Merge(text, tokens, MaxSweeps, ref watcher);
    }

    /// <summary>The same, and tells <paramref name="watcher"/> each merge.</summary>
    public void Merge<TWatcher>(ReadOnlySpan<byte> text, TokenList tokens, ref TWatcher watcher)
        where TWatcher : struct, IMergeWatcher => Merge(text, tokens, maxSweeps: 0, ref watcher);

    /// <summary>Lets go of what a very long text needed.</summary>
    public void Trim()
    {
        sweeps.Trim();
        rest.Trim();
    }

    private void Merge<TWatcher>(ReadOnlySpan<byte> text, TokenList tokens, int maxSweeps, ref TWatcher watcher)
        where TWatcher : struct, IMergeWatcher
    {
        if (sweeps.Merge(text, maxSweeps))
        {
            for (int part = 0; part < sweeps.Count; part++)
            {
                tokens.Add(sweeps.TokenAt(part), sweeps.EndOf(part));
            }

            return;
        }

        rest.Begin(text.Length);
        for (int part = 0, start = 0; part < sweeps.Count; part++)
        {
            rest.AddPart(start, sweeps.EndOf(part), sweeps.TokenAt(part));
            start = sweeps.EndOf(part);
        }

        rest.Merge(ref watcher);
        for (int p = 0; p < text.Length; p = rest.EndOf(p))
        {
            tokens.Add(rest.TokenAt(p), rest.EndOf(p));
        }
    }
}
