using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Building;

/// <summary>Of which two tokens merging makes each token last, and in what order it makes them: what is left of any rules once all that has no effect is gone.</summary>
/// <remarks>
/// <para>
/// Rules of merging give each pair of tokens a priority, or none: its place in a list of merges, or the rank of the two together where
/// tokens have ranks. The definition: of all adjacent pairs of parts that have a priority, the one of the highest (the leftmost of
/// equals) becomes one part, until none has one. Let E(t) be what is left of the bytes t.
/// </para>
/// <para>
/// A token comes about in one way. Say merging takes the pair (a, b) somewhere in a text, over the bytes of the token ab. Until then no merge
/// crossed the ends of these bytes, since a begins at one and b ends at the other; so those inside were chosen from the same
/// pairs, and in the same order, as if the bytes of ab stood alone. Standing alone, they come to (a, b) too, and to ab next. But alone they
/// come to only one pair at the end. So: <em>each token has one pair at most that is ever taken, its split, and it is found by
/// merging the token's own bytes</em>. A listed pair that is no token's split is never taken, and what is never taken changes nothing by being a
/// candidate: leave it out. What remains is a pair a token, and its priority can be the token's: the rank.
/// </para>
/// <para>
/// Nothing here asks that the list is a proper one, in which each pair stands behind those that make its two parts, and each token
/// has one pair. Of Llama 3's list, which has all pairs of each token, half is left out. With ab before cd, and cd before
/// abcd, and bc first: bc is taken first in abcd, so that abcd is never made, has no split and no rank, and texts with abcd come to a, bc, d.
/// </para>
/// <para>
/// So all that merges by ranks (lanes, windows, sweeps, heap) is right for any rules whatever: the two facts in the essay of long merges
/// need the definition alone. One thing does need a proper list: that ranks rise along the way, which says in what order things
/// happened (the essay of growing pieces). That is checked split by split: <see cref="VocabularyTraits.IsOrdered"/>.
/// </para>
/// <para>
/// Most tokens are short; these are merged by rescanning, the others in n log n of their length. A merge has two look-ups: all in all,
/// about a dozen look-ups a token. Of a list the pairs are known, and most are only asked whether they are taken (<see cref="ListedSplits"/>).
/// </para>
/// </remarks>
internal sealed class Splits
{
    /// <summary>Stands for the halves of what no merge makes.</summary>
    public const int None = -1;

    private readonly int[] lefts;
    private readonly int[] rights;

    private Splits(int[] lefts, int[] rights, int[] order) => (this.lefts, this.rights, Order) = (lefts, rights, order);

    /// <summary>The tokens that merges make, by number, in the order in which they are made.</summary>
    public int[] Order { get; }

    /// <summary>Finds them by merging each token's bytes.</summary>
    /// <param name="tokens">The tokens, each byte among them.</param>
    /// <param name="pairs">The rules.</param>
    [MethodImpl(Compilation.AtOnce)]
    public static Splits Find<TPairs>(TokenSet tokens, TPairs pairs)
        where TPairs : struct, IPairRanks
    {
        int[] leftHalves = new int[tokens.Count];
        int[] rightHalves = new int[tokens.Count];
        var finder = new SplitFinder<TPairs>(tokens, pairs);
        int[] made = new int[tokens.Count];
        int[] ranks = new int[tokens.Count];
        int count = 0;
        for (int token = 0; token < tokens.Count; token++)
        {
            int rank = finder.Find(token, out leftHalves[token], out rightHalves[token]);
            if (rank != Vocabulary.NoRank)
            {
                (made[count], ranks[count]) = (token, rank);
                count++;
            }
        }

        int[] order = made.AsSpan(0, count).ToArray();
        Array.Sort(ranks.AsSpan(0, count).ToArray(), order);
        return new Splits(leftHalves, rightHalves, order);
    }

    /// <summary>Finds them for a list of merges.</summary>
    public static Splits Find(MergeList merges)
    {
        var found = new ListedSplits(merges);
        int[] order = found.Find();
        return new Splits(found.Lefts, found.Rights, order);
    }

    /// <summary>The left half of a token, or <see cref="None"/>.</summary>
    public int LeftOf(int token) => lefts[token];

    /// <summary>The right half of a token that has a left one.</summary>
    public int RightOf(int token) => rights[token];
}
