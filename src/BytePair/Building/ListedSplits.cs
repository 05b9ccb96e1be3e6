using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Finds the splits of a list of merges, mostly without merging.</summary>
/// <remarks>
/// <para>
/// In nearly all lists a pair stands behind those that make its two halves. Then these were made before it wherever it is taken, and there is no need to
/// merge the bytes of a token to see whether its listed pair (a, b) is its split: it is taken exactly if, while the bytes of a became a, and
/// those of b became b, nothing was taken across the seam between them. So go back in time from (a, b): of the two tokens beside the seam the one that was
/// made later goes back into its halves, of which the inner one is now beside the seam. These two were neighbours until then: if they are a listed
/// pair of an earlier place than the merge that is being undone, they would have been taken instead. Of equal places the left one is taken first.
/// </para>
/// <para>
/// Example: with the list <c>a b, b c, ab c, a bc</c>, is <c>a bc</c> the split of <c>abc</c>? <c>bc</c>, made second, goes back into <c>b</c> and <c>c</c>; beside the seam are
/// <c>a b</c>, which is first: so no. <c>ab c</c>: <c>ab</c>, made first, goes back; beside the seam are <c>b c</c>, which is second: so yes.
/// </para>
/// <para>
/// A token has one split, so that further pairs of a token that has one needn't be asked. Each takes one look-up for each half that is undone.
/// </para>
/// <para>
/// A pair may also stand before those that make its halves: Llama 3's list has all pairs of each token. Of most such tokens another pair is the split. If none
/// is, the token's bytes are merged, as the definition says. What was told of the other tokens holds all the same: their halves, and the halves of
/// these, are all made by pairs in order, and every listed pair was asked for at their seams.
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

    /// <summary>At each place the token that its pair is the split of, + 1; or 0.</summary>
    private readonly int[] splitAt = new int[merges.Count];

    private int count;

    /// <summary>The left half of each token, or <see cref="Splits.None"/>.</summary>
    public int[] Lefts { get; } = new int[merges.Tokens.Count];

    /// <summary>The right half of each token that has a left one.</summary>
    public int[] Rights { get; } = new int[merges.Tokens.Count];

    /// <summary>Finds all, and returns the tokens that have one in the order of their places.</summary>
    [MethodImpl(Compilation.AtOnce)]
    public int[] Find()
    {
        Begin();
        for (int place = 0; place < splitAt.Length; place++)
        {
            merges.PairAt(place, out int left, out int right);
            int result = merges.ResultAt(place);
            if (madeAt[left] == NotMade || madeAt[right] == NotMade)
            {
                hasEarlyPair[result] = true;
            }
            else if (madeAt[result] == NotMade && IsTaken(left, right) && merges.PlaceOf(left, right) == place)
            {
                // A pair that comes again has the place of its last mention.
                Add(result, left, right, place);
                madeAt[result] = First + place;
            }
        }

        MergeOthers();
        return InOrder();
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

    private void Add(int token, int left, int right, int place)
    {
        (Lefts[token], Rights[token]) = (left, right);
        splitAt[place] = token + 1;
        count++;
    }

    /// <summary>Merges what has early pairs and no split.</summary>
    [MethodImpl(Compilation.AtOnce)]
    private void MergeOthers()
    {
        SplitFinder<ListedPairs>? finder = null;
        for (int token = 0; token < madeAt.Length; token++)
        {
            if (hasEarlyPair[token] && madeAt[token] == NotMade)
            {
                finder ??= new SplitFinder<ListedPairs>(merges.Tokens, new ListedPairs(merges));
                int place = finder.Find(token, out int left, out int right);
                if (place != Vocabulary.NoRank)
                {
                    Add(token, left, right, place);
                }
            }
        }
    }

    [MethodImpl(Compilation.AtOnce)]
    private int[] InOrder()
    {
        int[] order = new int[count];
        int next = 0;
        foreach (int token in splitAt)
        {
            if (token > 0)
            {
                order[next++] = token - 1;
            }
        }

        return order;
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
