using BytePair.Pretokenization.Patterns;

namespace BytePair.Tests.Reference;

/// <summary>A parsed pattern matched in the most plain way: each node is asked where it may end, the likeliest first, and what follows is tried there.</summary>
internal static class NaivePattern
{
    /// <summary>Where the match ends that begins at <paramref name="at"/>, or -1. In code points; -1 among these is an invalid byte.</summary>
    public static int EndOfMatch(PatternNode pattern, int[] text, int at) => Ends(pattern, text, at).FirstOrDefault(-1);

    private static IEnumerable<int> Ends(PatternNode node, int[] text, int at) => node.Kind switch
    {
        PatternNodeKind.Set => at < text.Length && node.Set.Contains(text[at] < 0 ? CharSet.Invalid : text[at]) ? [at + 1] : [],
        PatternNodeKind.Sequence => node.Items.Aggregate<PatternNode, IEnumerable<int>>([at], (ends, item) => ends.SelectMany(end => Ends(item, text, end))),
        PatternNodeKind.Choice => node.Items.SelectMany(item => Ends(item, text, at)),
        PatternNodeKind.Repeat when node.Mode == RepeatMode.Possessive => Times(node, text, at, 0).Take(1),
        PatternNodeKind.Repeat => Times(node, text, at, 0),
        PatternNodeKind.Atomic => Ends(node.Item, text, at).Take(1),
        PatternNodeKind.Ahead => Ends(node.Item, text, at).Any() ? [at] : [],
        PatternNodeKind.NotAhead => Ends(node.Item, text, at).Any() ? [] : [at],
        PatternNodeKind.End => at == text.Length ? [at] : [],
        _ => throw new NotSupportedException(node.Kind.ToString()),
    };

    /// <summary>A round that takes nothing ends a loop without a maximum, once there have been as many as there must be.</summary>
    private static IEnumerable<int> Times(PatternNode node, int[] text, int at, int times)
    {
        IEnumerable<int> more = times == node.Max ? [] : Ends(node.Item, text, at)
            .Where(end => end > at || times < node.Min || node.Max != PatternNode.NoMaximum)
            .SelectMany(end => Times(node, text, end, times + 1));
        IEnumerable<int> enough = times >= node.Min ? [at] : [];
        return node.Mode == RepeatMode.Lazy ? enough.Concat(more) : more.Concat(enough);
    }
}
