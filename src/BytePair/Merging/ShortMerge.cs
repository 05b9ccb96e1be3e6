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

    /// <summary>The bits of a lane's own number; a rank and these fit 32 bits (<see cref="PairTable.MaxIdCount"/>).</summary>
    public const int LaneBits = 5;

    /// <summary>The longest piece in bytes that needs half of the lanes.</summary>
    public const int HalfLength = MaxLength / 2;

    /// <summary>The least number of a lane that stands for no pair.</summary>
    public static uint None(in PairTable pairs) => (uint)pairs.RankLimit << LaneBits;
}

/// <summary>
/// Byte pair merging of a short piece by its definition: of all adjacent pairs of parts that together are a token, the
/// one of lowest rank (the leftmost of equals) becomes one part, until no pair is a token.
/// </summary>
/// <remarks>
/// <para>
/// A part goes by the position of its first byte. <c>starts</c> has the bits of all parts set, and one for the end; so the
/// parts around one are the next lower and the next higher bit. <c>ids[p]</c> is the token that part p is. Lane p holds
/// <c>rank · 32 + p</c> for the pair of part p and the next one, or a number from <see cref="ShortMerge.None"/> up if they
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
    /// <summary>Makes a part of each byte.</summary>
    /// <remarks>SAFETY: there are so many bytes, and as many numbers in the tables as there are bytes and pairs of them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Begin(byte* bytes, int length, byte* byteRanks, int* bytePairs, ShortParts* parts)
    {
        Debug.Assert(length > 0 && length <= default(TLanes).Capacity, "There is a lane for every byte.");
        int* ids = parts->IdsBefore + 1;
        uint* numbers = parts->NumbersBefore + 1;
        Unsafe.InitBlockUnaligned(numbers, byte.MaxValue, (uint)default(TLanes).Capacity * sizeof(uint));
        uint pair = bytes[0];
        ids[-1] = -1;
        ids[0] = (int)VocabularyMemory.ReadUInt32(byteRanks + (pair * sizeof(uint)));
        for (nint i = 1; i < length; i++)
        {
            uint next = bytes[i];
            pair = (pair << 8) | next;
            numbers[i - 1] = Lane(bytePairs[pair], i - 1);
            ids[i] = (int)VocabularyMemory.ReadUInt32(byteRanks + (next * sizeof(uint)));
            pair = next;
        }

        ids[length] = -1;
        parts->Starts = (2UL << length) - 1;
        parts->Length = length;
        parts->At = -1;
        parts->Before = -1;
    }

    /// <summary>Finds the least lane: the pair to merge, if it is below what <see cref="ShortMerge.None"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FindLeast(ShortParts* parts) => parts->Least = default(TLanes).Least(parts->NumbersBefore + 1, parts->Length);

    /// <summary>Merges the pair of the least lane, and has fetched what <see cref="Ask"/> reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Choose(in PairTable pairs, ShortParts* parts)
    {
        int* ids = parts->IdsBefore + 1;
        uint* numbers = parts->NumbersBefore + 1;
        nint at = (nint)(parts->Least & (ShortMerge.MaxLength - 1));
        uint id = parts->Least >> ShortMerge.LaneBits;
        ulong starts = parts->Starts;
        ulong above = starts & (~1UL << (int)at);
        ulong gone = above & (~above + 1);
        starts ^= gone;
        nint before = Bits.HighestPlace(Bits.Below(starts, at));
        nint after = Bits.LowestPlace(above ^ gone);
        parts->Starts = starts;
        ids[at] = (int)id;
        numbers[Bits.LowestPlace(gone)] = uint.MaxValue;
        ulong pairBefore = PairTable.Key(ids[before], (int)id);
        byte* slotBefore = pairs.SlotOf(pairBefore);
        MemoryHints.Prefetch(slotBefore);
        parts->At = at;
        parts->Before = before;
        parts->PairBefore = pairBefore;
        parts->SlotBefore = slotBefore;
        ulong pairAfter = PairTable.Key((int)id, ids[after]);
        byte* slotAfter = pairs.SlotOf(pairAfter);
        MemoryHints.Prefetch(slotAfter);
        parts->PairAfter = pairAfter;
        parts->SlotAfter = slotAfter;
    }

    /// <summary>Looks up the ranks of the pairs that the part last merged is in now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ask(ShortParts* parts)
    {
        uint* numbers = parts->NumbersBefore + 1;
        nint before = parts->Before;
        nint at = parts->At;
        numbers[before] = Lane(PairTable.RankIn(parts->SlotBefore, parts->PairBefore), before);
        numbers[at] = Lane(PairTable.RankIn(parts->SlotAfter, parts->PairAfter), at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lane(int rank, nint at) => ((uint)rank << ShortMerge.LaneBits) | (uint)at;
}
