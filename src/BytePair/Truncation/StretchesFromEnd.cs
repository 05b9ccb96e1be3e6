using BytePair.Special;
using BytePair.Text;

namespace BytePair.Truncation;

/// <summary>The longest ending of a text with special tokens.</summary>
/// <remarks>
/// <para>
/// An ending finds special tokens from where it begins. One that begins within a token of the text doesn't find that one, but may find
/// another that overlaps it. So each place where a token stands counts, whether the whole text's own search comes by it or not; let these be
/// o1, o2, … from left to right. From the beginning of oi the ending has V(i) tokens: itself, then the ordinary text up to the first o that
/// begins at its end or behind, and that one's V. An ending that begins behind o(i−1) and not behind oi has the ordinary text
/// up to oi, then V(i).
/// </para>
/// <para>
/// Every ending that begins before oi has at least V(i) tokens, unless a token stands across oi's beginning. So the search ends where
/// V(i) is too much, and nothing stands across. If the text is the ending of a longer one, a token may stand across its own beginning,
/// so that nothing that was found in as many bytes as the longest has is final.
/// </para>
/// </remarks>
internal readonly ref struct StretchesFromEnd
{
    private readonly TextLimits limits;
    private readonly LimitSearch search;
    private readonly ReadOnlySpan<byte> text;
    private readonly List<Occurrence> occurrences = [];
    private readonly int maxTokens;

    /// <summary>No token that isn't known ends behind this position.</summary>
    private readonly int certain;

    public StretchesFromEnd(TextLimits limits, LimitSearch search, ReadOnlySpan<byte> text, SpecialRules rules, int maxTokens)
    {
        this.limits = limits;
        this.search = search;
        this.text = text;
        this.maxTokens = maxTokens;
        certain = rules.MaxLength;
        for (int start = 0; rules.TryFindRecognized(text, start, out int position, out int length, out _); start = position + 1)
        {
            occurrences.Add(new Occurrence(position, length));
        }
    }

    public Cut Find()
    {
        // Tokens of the ending that begins with each occurrence, and of none behind the last; more than the most stand for all that is too many.
        long[] counts = new long[occurrences.Count + 1];
        var best = new Cut(text.Length, 0, Cut.Everything);
        for (int i = occurrences.Count; i >= 0; i--)
        {
            int end = i < occurrences.Count ? occurrences[i].Start : text.Length;
            counts[i] = i < occurrences.Count ? CountFrom(i, counts) : 0;
            if (counts[i] <= maxTokens)
            {
                int start = i > 0 ? BehindFirstCharacter(occurrences[i - 1].Start) : 0;
                Cut cut = search.FindEnding(text.Slice(start, end - start), maxTokens - (int)counts[i]);
                best = cut.Behind(start, (int)counts[i]).FinalIf(i == 0 && cut.IsFinal && cut.LookedAt >= certain);
            }
            else if (!IsCovered(i))
            {
                return best.FinalIf(end >= certain);
            }
        }

        return best;
    }

    /// <summary>Tokens of the ending that begins with an occurrence; too many where there are more than may be.</summary>
    private long CountFrom(int index, long[] counts)
    {
        int start = occurrences[index].End;
        int next = index + 1;
        while (next < occurrences.Count && occurrences[next].Start < start)
        {
            next++;
        }

        int end = next < occurrences.Count ? occurrences[next].Start : text.Length;
        long room = maxTokens - counts[next];
        return room <= 0 ? (long)maxTokens + 1 : 1 + counts[next] + limits.CountUpTo(text.Slice(start, end - start), (int)room);
    }

    private int BehindFirstCharacter(int position)
    {
        Utf8.TryRead(text.Slice(position), out _, out int length);
        return position + length;
    }

    /// <summary>True if another occurrence begins before this one and ends behind its beginning.</summary>
    private bool IsCovered(int index)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            if (occurrences[i].End > occurrences[index].Start)
            {
                return true;
            }
        }

        return false;
    }

    private readonly struct Occurrence(int start, int length)
    {
        public int Start => start;

        public int End => start + length;
    }
}
