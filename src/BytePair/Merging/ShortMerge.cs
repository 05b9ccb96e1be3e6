using System.Diagnostics;
using System.Runtime.CompilerServices;
using BytePair.Text;
using BytePair.Vocabularies;

namespace BytePair.Merging;

/// <summary>Constants of <see cref="ShortMerge{TLanes}"/>.</summary>
internal static class ShortMerge
{
    /// <summary>The longest piece in bytes that is merged there: one lane for each byte.</summary>
    public const int MaxLength = 32;

    /// <summary>The least number that stands for no pair.</summary>
    public const uint FirstNone = unchecked((uint)Vocabulary.NoRank << LaneBits);

    /// <summary>The bits of a lane's own number; a rank and these fit 32 bits (<see cref="PairTable.MaxIdCount"/>).</summary>
    public const int LaneBits = 5;

    /// <summary>The longest piece in bytes that needs half of the lanes.</summary>
    public const int HalfLength = MaxLength / 2;
}

/// <summary>
/// Byte pair merging of a short piece by its definition: of all adjacent pairs of parts that together are a token, the
/// one of lowest rank (the leftmost of equals) becomes one part, until no pair is a token.
/// </summary>
/// <remarks>
/// <para>
/// A part goes by the position of its first byte. <c>starts</c> has the bits of all parts set, and one for the end; so the
/// parts around one are the next lower and the next higher bit. <c>ids[p]</c> is the token that part p is. Lane p holds
/// <c>rank · 32 + p</c> for the pair of part p and the next one, or a number from <see cref="ShortMerge.FirstNone"/> up if they
/// are no token: the least lane is the lowest rank, of equals the leftmost, and says itself where it is.
/// </para>
/// <para>
/// For "hugs" with hu=5, ug=3, hug=9 and no other pairs: starts are bits 0 to 4; lanes 5·32+0, 3·32+1, none, none. The least
/// is lane 1: part 2 goes, starts are bits 0, 1, 3, 4; part 1 is 3; lanes 0 (h, ug) and 1 (ug, s) are asked for anew: 9·32+0,
/// none. Then lane 0: starts are bits 0, 3, 4; parts 9 (hug) and s are left.
/// </para>
/// <para>
/// No step depends on a guess: at the edges, the part before the first and the one at the end are id -1, which makes a pair
/// with nothing. Both look-ups of a step are independent of one another. The steps that follow one another are one look-up,
/// and finding the least lane.
/// </para>
/// </remarks>
internal static unsafe class ShortMerge<TLanes>
    where TLanes : struct, ILanes
{
    /// <summary>
    /// Merges <paramref name="piece"/> (1 to <see cref="ILanes.Capacity"/> bytes). Writes the id of the part at p to
    /// <c>idsByStart[p]</c>, and returns the bits of all such p.
    /// </summary>
    /// <remarks>SAFETY: the caller has <see cref="ILanes.Capacity"/> + 2 ids at <paramref name="idsBefore"/>, of which the second is that of part 0.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    public static ulong Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int* idsBefore)
    {
        PairTable pairs = vocabulary.Pairs;
        int* ids = idsBefore + 1;
        TLanes lanes = Begin(vocabulary, piece, ids, out ulong starts);
        while (Step(pairs, ids, ref lanes, ref starts))
        {
        }

        return starts & ~(1UL << piece.Length);
    }

    /// <summary>Makes a part of each byte.</summary>
    /// <remarks>SAFETY: there is an id before <paramref name="ids"/>, and one for each byte and the end.</remarks>
#if NET
    [SkipLocalsInit]
#endif
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Begin(Vocabulary vocabulary, ReadOnlySpan<byte> piece, int* ids, out ulong starts)
    {
        TLanes lanes = default;
        Debug.Assert(piece.Length > 0 && piece.Length <= lanes.Capacity, "There is a lane for every byte.");
        int[] bytePairs = vocabulary.BytePairs;
        uint* numbers = stackalloc uint[ShortMerge.MaxLength];
        new Span<uint>(numbers, lanes.Capacity).Fill(uint.MaxValue);
        int last = piece.Length - 1;
        for (int i = 0; i < last; i++)
        {
            ids[i] = vocabulary.RankOfByte(piece[i]);
            numbers[i] = Lane(bytePairs[(piece[i] << 8) | piece[i + 1]], i);
        }

        ids[-1] = -1;
        ids[last] = vocabulary.RankOfByte(piece[last]);
        ids[last + 1] = -1;
        lanes.Load(numbers);
        starts = (2UL << piece.Length) - 1;
        return lanes;
    }

    /// <summary>Merges the pair of lowest rank; false if no pair is a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Step(PairTable pairs, int* ids, ref TLanes lanes, ref ulong starts)
    {
        uint least = lanes.Least();
        if (least >= (uint)pairs.RankLimit << ShortMerge.LaneBits)
        {
            return false;
        }

        int at = (int)(least & (ShortMerge.MaxLength - 1));
        int id = (int)(least >> ShortMerge.LaneBits);
        ids[at] = id;
        ulong above = starts & (~1UL << at);
        ulong gone = above & (~above + 1);
        starts ^= gone;
        int before = Bits.Highest(Bits.Below(starts, at));
        int after = Bits.Lowest(above ^ gone);
        int rankBefore = pairs.RankOrNone(ids[before], id);
        int rankAfter = pairs.RankOrNone(id, ids[after]);
        lanes.Set(
            before,
            Lane(rankBefore, before),
            Bits.Lowest(gone),
            uint.MaxValue,
            at,
            Lane(rankAfter, at));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lane(int rank, int at) => ((uint)rank << ShortMerge.LaneBits) | (uint)at;
}
