using System.Globalization;
using System.Text;

namespace BytePair.Pretokenization.Patterns;

/// <summary>A pattern's alternatives, each as a text that is the same for all spellings of it that are known to mean the same.</summary>
/// <remarks>
/// <para>Four things vary where patterns are published, and don't here:</para>
/// <list type="number">
/// <item>How a set of characters is written: <c>[^\s\S]</c>, <c>[sdmt]</c> or <c>s|d|m|t</c>. Sets are written by their members.</item>
/// <item>How a list of words is: <c>'(?i:[sdmt]|ll|ve|re)</c> or <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c>. Where no word begins another, the words are listed in order.</item>
/// <item>Groups that only group, and <c>{1}</c>, <c>{1,}</c>, <c>{0,1}</c>.</item>
/// <item>A possessive quantifier where giving back can't help (<see cref="IsGivingBackFutile"/>) is written as a greedy one: <c>\p{L}++</c> at the end of an alternative.</item>
/// </list>
/// </remarks>
internal static class PatternForm
{
    private const int MaxWords = 256;

    /// <summary>A set of so many characters may be a place in a word.</summary>
    private const int MaxLetters = 16;

    /// <summary>The alternatives in order.</summary>
    public static string[] Alternatives(PatternNode pattern)
    {
        var forms = new List<string>();
        List<string>? words = null;
        foreach (PatternNode alternative in Flatten(pattern, PatternNodeKind.Choice))
        {
            List<string>? more = TryListWords(alternative);
            if (more is null)
            {
                AddWords(forms, words);
                words = null;
                var form = new StringBuilder();
                Write(form, alternative, isLast: true);
                forms.Add(form.ToString());
            }
            else
            {
                words = [.. words ?? [], .. more];
            }
        }

        AddWords(forms, words);
        return [.. forms];
    }

    /// <summary>
    /// True if a loop over a set, once it has taken all that it can, never leads to a match by giving characters back: what follows
    /// always matches at once, or can't begin with a character of the set.
    /// </summary>
    /// <param name="set">What is repeated.</param>
    /// <param name="rest">What follows.</param>
    /// <param name="isLast">True if nothing follows that.</param>
    public static bool IsGivingBackFutile(CharSet set, ReadOnlySpan<PatternNode> rest, bool isLast)
    {
        bool isNullable = true;
        foreach (PatternNode item in rest)
        {
            if (item.Kind == PatternNodeKind.End)
            {
                return isNullable && !set.Overlaps(PatternNode.FirstOf(rest));
            }

            if (item.LooksAround)
            {
                return false;
            }

            isNullable &= item.IsNullable;
        }

        return isNullable ? isLast : !set.Overlaps(PatternNode.FirstOf(rest));
    }

    /// <summary>The items of nested nodes of a kind in one row.</summary>
    public static List<PatternNode> Flatten(PatternNode node, PatternNodeKind kind)
    {
        if (node.Kind != kind)
        {
            return [node];
        }

        var items = new List<PatternNode>();
        foreach (PatternNode item in node.Items)
        {
            items.AddRange(Flatten(item, kind));
        }

        return items;
    }

    private static void Write(StringBuilder form, PatternNode node, bool isLast)
    {
        List<string>? words = node.Kind is PatternNodeKind.Choice or PatternNodeKind.Sequence ? TryListWords(node) : null;
        if (words is not null && TryFormWords(words) is string list)
        {
            form.Append(list);
            return;
        }

        switch (node.Kind)
        {
            case PatternNodeKind.Set:
                WriteSet(form, node.Set);
                break;
            case PatternNodeKind.Sequence:
                WriteSequence(form, Flatten(node, PatternNodeKind.Sequence).ToArray(), isLast);
                break;
            case PatternNodeKind.Repeat:
                WriteSequence(form, [node], isLast);
                break;
            default:
                form.Append(node.Kind.ToString()).Append('(');
                bool isChoice = node.Kind == PatternNodeKind.Choice;
                foreach (PatternNode item in isChoice ? Flatten(node, PatternNodeKind.Choice).ToArray() : node.Items)
                {
                    Write(form, item, isLast: !isChoice);
                    form.Append('|');
                }

                form.Append(')');
                break;
        }
    }

    private static void WriteSequence(StringBuilder form, PatternNode[] items, bool isLast)
    {
        for (int i = 0; i < items.Length; i++)
        {
            PatternNode item = items[i];
            ReadOnlySpan<PatternNode> rest = items.AsSpan(i + 1);
            if (item.Kind != PatternNodeKind.Repeat || (item.Min == 1 && item.Max == 1))
            {
                Write(form, item.Kind == PatternNodeKind.Repeat ? item.Item : item, isLast && rest.IsEmpty);
                continue;
            }

            bool isPlain = item.Mode != RepeatMode.Possessive || (item.Item.Kind == PatternNodeKind.Set && IsGivingBackFutile(item.Item.Set, rest, isLast));
            RepeatMode mode = isPlain && item.Mode == RepeatMode.Possessive ? RepeatMode.Greedy : item.Mode;
            form.Append('(');
            Write(form, item.Item, isLast: false);
            form.Append("){").Append(Number(item.Min)).Append(',').Append(Number(item.Max)).Append('}').Append(mode.ToString());
        }
    }

    private static void WriteSet(StringBuilder form, CharSet set)
    {
        form.Append('[');
        foreach (int change in set.Changes)
        {
            form.Append(change.ToString("X", CultureInfo.InvariantCulture)).Append(',');
        }

        form.Append(']');
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void AddWords(List<string> forms, List<string>? words)
    {
        if (words is not null)
        {
            forms.Add(TryFormWords(words) ?? "inorder:" + string.Join("|", words));
        }
    }

    /// <summary>The words in order of the alphabet; null where one begins another, so that the order in the pattern counts.</summary>
    private static string? TryFormWords(List<string> words)
    {
        string[] sorted = [.. words.Distinct(StringComparer.Ordinal).OrderBy(word => word, StringComparer.Ordinal)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].StartsWith(sorted[i - 1], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return "words:" + string.Join("|", sorted);
    }

    /// <summary>All texts that match, if they are few; else null.</summary>
    private static List<string>? TryListWords(PatternNode node)
    {
        switch (node.Kind)
        {
            case PatternNodeKind.Set when node.Set.Count <= MaxLetters && !node.Set.Contains(CharSet.Invalid):
                return [.. Members(node.Set).Select(char.ConvertFromUtf32)];
            case PatternNodeKind.Choice:
                List<string> all = [];
                foreach (PatternNode item in node.Items)
                {
                    if (TryListWords(item) is not { } words || all.Count + words.Count > MaxWords)
                    {
                        return null;
                    }

                    all.AddRange(words);
                }

                return all;
            case PatternNodeKind.Sequence when node.Items.Length > 0:
                List<string> joined = [string.Empty];
                foreach (PatternNode item in node.Items)
                {
                    if (TryListWords(item) is not { } words || joined.Count * words.Count > MaxWords)
                    {
                        return null;
                    }

                    joined = [.. joined.SelectMany(_ => words, (head, tail) => head + tail)];
                }

                return joined;
            default:
                return null;
        }
    }

    private static IEnumerable<int> Members(CharSet set)
    {
        int[] changes = set.Changes.ToArray();
        for (int i = 0; i < changes.Length; i += 2)
        {
            for (int member = changes[i]; member < changes[i + 1]; member++)
            {
                yield return member;
            }
        }
    }
}
