using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Finds the splits of a list of merges in which the pair of each split stands behind those of its two halves, as in nearly all lists.</summary>
/// <remarks>
/// <para>
/// Then splits are made in the order of the list, and there is no need to merge the bytes of a token to see whether its listed pair (a, b) is its split. Both
/// halves have splits, or are bytes, or else the pair is never taken. It is taken exactly if, while the bytes of a became a, and those of b became b, nothing was taken across the seam between them. So
/// go back in time from (a, b): of the two tokens beside the seam the one that was made later goes back into its halves, of which the inner one
/// is now beside the seam. These two were neighbours until then: if they are a listed pair of an earlier place than the merge that is being
/// undone, they would have been taken instead. Of equal places the left one is taken first.
/// </para>
/// <para>
/// Example: with the list <c>a b, b c, ab c, a bc</c>, is <c>a bc</c> the split of <c>abc</c>? <c>bc</c>, made second, goes back into <c>b</c> and <c>c</c>; beside the seam are
/// <c>a b</c>, which is first: so no. <c>ab c</c>: <c>ab</c>, made first, goes back; beside the seam are <c>b c</c>, which is second: so yes.
/// </para>
/// <para>
/// A token has one split, so that further pairs of a token that has one needn't be asked. Each takes one look-up for each half that is undone. A pair
/// may stand before one that makes its half: Llama 3's list has such pairs, of tokens that have another split. What has no split but has such a pair
/// is merged by the definition: if that makes it, the list isn't one of these.
/// </para>
/// </remarks>
internal sealed class ListedSplits(MergeList merges)
{
    /// <summary>Stands in <see cref="madeAt"/> for what isn't made, or not yet.</summary>
    private const int NotMade = 0;

    /// <summary>Stands there for a single byte; then come the places.</summary>
    private const int AByte = 1;
    private const int First = 2;

    /// <summary>When each token is made: its place in the list, counted from <see cref="First"/> on.</summary>
    private readonly int[] madeAt = new int[merges.Tokens.Count];

    /// <summary>Whether a pair of a token stands before one that makes its half.</summary>
    private readonly bool[] hasEarlyPair = new bool[merges.Tokens.Count];

    /// <summary>The left half of each token, or <see cref="Splits.None"/>.</summary>
    public int[] Lefts { get; } = new int[merges.Tokens.Count];

    /// <summary>The right half of each token that has a left one.</summary>
    public int[] Rights { get; } = new int[merges.Tokens.Count];

    /// <summary>The tokens that merges make, in the order in which they are made.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Finds them; false if the list isn't of that kind, and what was found nothing.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public bool TryFind()
    {
        Begin();
        int[] order = new int[merges.Tokens.Count];
        int count = 0;
        for (int place = 0; place < merges.Count; place++)
        {
            merges.PairAt(place, out int left, out int right);
            int result = merges.ResultAt(place);
            if (madeAt[left] == NotMade || madeAt[right] == NotMade)
            {
                hasEarlyPair[result] = true;
            }
            else if (madeAt[result] == NotMade && IsTaken(left, right) && merges.PlaceOf(left, right) == place)
            {
                (Lefts[result], Rights[result], madeAt[result]) = (left, right, First + place);
                order[count++] = result;
            }
        }

        Order = order.AsSpan(0, count).ToArray();
        return HasAll();
    }

    [MethodImpl(Compilation.AtOnce)]
    private void Begin()
    {
        for (int token = 0; token < Lefts.Length; token++)
        {
            Lefts[token] = Splits.None;
        }

        for (int value = 0; value <= byte.MaxValue; value++)
        {
            madeAt[merges.Tokens.Find(SingleBytes.Of((byte)value))] = AByte;
        }
    }

    /// <summary>Whether what has early pairs and no split has none indeed.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private bool HasAll()
    {
        SplitFinder<ListedPairs>? finder = null;
        for (int token = 0; token < madeAt.Length; token++)
        {
            if (hasEarlyPair[token] && madeAt[token] == NotMade)
            {
                finder ??= new SplitFinder<ListedPairs>(merges.Tokens, new ListedPairs(merges));
                if (finder.Find(token, out _, out _) != Vocabulary.NoRank)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether nothing is taken across the seam of two tokens before they are there.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private bool IsTaken(int left, int right)
    {
        while (true)
        {
            int leftAt = madeAt[left];
            int rightAt = madeAt[right];
            if (leftAt > rightAt)
            {
                left = Rights[left];
                if (TimeOf(left, right) < leftAt)
                {
                    return false;
                }
            }
            else if (rightAt != AByte)
            {
                right = Lefts[right];
                if (TimeOf(left, right) <= rightAt)
                {
                    return false;
                }
            }
            else
            {
                return true;
            }
        }
    }

    /// <summary>When a pair is taken where it is there, as in <see cref="madeAt"/>; later than all else if it isn't listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long TimeOf(int left, int right) => (long)merges.PlaceOf(left, right) + First;
}
