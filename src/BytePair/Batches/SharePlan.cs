using BytePair.Special;

namespace BytePair.Batches;

/// <summary>Deals texts out in shares of similar size: short texts together, a long one in slices that end at safe cuts.</summary>
internal static class SharePlan
{
    /// <summary>In units. Encoding so much takes far longer than handing it out, and little enough to be soon done with when a call is cancelled.</summary>
    public const int MaxShareLength = 1 << 16;

    public const int MinShareLength = 1 << 12;

    /// <summary>So far back from where a slice should end a cut is looked for, in units: text that has none there will hardly have one nearby.</summary>
    private const int MaxLookBack = 1 << 12;

    /// <summary>So many for each thread, so that one that is done early finds more to do.</summary>
    private const int SharesPerThread = 8;

    /// <summary>A text itself counts as so many units, so that a million empty ones are several shares.</summary>
    private const int UnitsPerText = 64;

    /// <summary>So many cuts that would go through special tokens are passed over before a longer share is made.</summary>
    private const int MaxCutsPassedOver = 64;

    /// <summary>In bytes. Looking for longer special tokens at every cut would take longer than the cuts save.</summary>
    public const int MaxSpecialLength = 1 << 10;

    /// <summary>The length of shares that gives each of several threads some, in units.</summary>
    public static int ShareLength(long totalLength, int threads) =>
        (int)Math.Max(MinShareLength, Math.Min(MaxShareLength, totalLength / threads / SharesPerThread));

    /// <summary>The shares of all texts, in order. Linear in the number of texts and of shares.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="rules">The special tokens to recognise and to reject, if any.</param>
    /// <param name="shareLength">What a share should have, in units.</param>
    /// <param name="mayCut">Whether a text may be cut at all (<see cref="Pretokenization.Grammar.HasSafeCuts"/>).</param>
    public static Share[] Make<T, TForm>(ReadOnlySpan<ReadOnlyMemory<T>> texts, SpecialRules? rules, int shareLength, bool mayCut = true)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        var shares = new List<Share>();
        for (int i = 0; i < texts.Length;)
        {
            if (texts[i].Length > shareLength)
            {
                Slice<T, TForm>(texts[i].Span, i, rules, mayCut ? shareLength : texts[i].Length, shares);
                i++;
            }
            else
            {
                Share group = Group(texts, i, shareLength);
                shares.Add(group);
                i += group.TextCount;
            }
        }

        return [.. shares];
    }

    /// <summary>Short texts from number <paramref name="first"/> on.</summary>
    private static Share Group<T>(ReadOnlySpan<ReadOnlyMemory<T>> texts, int first, int shareLength)
    {
        int next = first;
        int length = 0;
        for (int size = 0; next < texts.Length && size < shareLength && texts[next].Length <= shareLength; next++)
        {
            length += texts[next].Length;
            size += texts[next].Length + UnitsPerText;
        }

        return new Share { FirstText = first, TextCount = next - first, Length = length };
    }

    private static void Slice<T, TForm>(ReadOnlySpan<T> text, int index, SpecialRules? rules, int shareLength, List<Share> shares)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        for (int start = 0; start < text.Length;)
        {
            int end = EndOfSlice<T, TForm>(text, start, rules, shareLength);
            shares.Add(new Share { FirstText = index, TextCount = 1, Start = start, Length = end - start, IsSlice = end - start < text.Length });
            start = end;
        }
    }

    /// <summary>A cut shortly before the slice has its length, or two, or three times that; the end of the text if there is none.</summary>
    private static int EndOfSlice<T, TForm>(ReadOnlySpan<T> text, int start, SpecialRules? rules, int shareLength)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        int end = rules is { MaxLength: > MaxSpecialLength } ? text.Length : start;
        while (text.Length - end > shareLength)
        {
            end += shareLength;
            int cut = FindLastCut<T, TForm>(text, end - Math.Min(shareLength, MaxLookBack), end, rules);
            if (cut >= 0)
            {
                return cut;
            }
        }

        return text.Length;
    }

    /// <summary>The last cut of a text above <paramref name="floor"/> and at or below <paramref name="position"/> that is safe and goes through no special token, or -1.</summary>
    /// <param name="text">The text; what is seen of it has to reach as far behind <paramref name="position"/> as a special token and a character do.</param>
    /// <param name="floor">In units.</param>
    /// <param name="position">In units.</param>
    /// <param name="rules">The special tokens to recognise and to reject, if any.</param>
    public static int FindLastCut<T, TForm>(ReadOnlySpan<T> text, int floor, int position, SpecialRules? rules)
        where T : struct
        where TForm : struct, ITextForm<T>
    {
        TForm form = default;
        for (int passedOver = 0; passedOver < MaxCutsPassedOver; passedOver++)
        {
            position = form.FindLastCut(text, floor, position);
            if (position < 0 || rules is null || !form.IsWithinSpecial(text, position, rules))
            {
                return position;
            }

            position--;
        }

        return -1;
    }
}
