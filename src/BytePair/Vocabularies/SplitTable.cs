using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>The two tokens of which merging makes each token last, its split, and its length, all by ranks: <see cref="PairTable"/> the other way round.</summary>
/// <remarks>
/// Example: "hugs" of "hug" and "s", "hug" of "h" and "ug". A token that merging doesn't make, such as a single byte, is its own left
/// and right, so that a walk along one side of a token ends where it stands still. One read answers all three questions.
/// </remarks>
internal sealed class SplitTable
{
    private const int IdBits = 20;
    private const int IdMask = (1 << IdBits) - 1;

    /// <summary>Of each token: its length in bytes, the left half and the right half, from the highest bit down.</summary>
    private readonly ulong[] splits;

    public SplitTable(Vocabulary vocabulary)
    {
        PairTable pairs = vocabulary.Pairs;
        splits = new ulong[vocabulary.RankCount];
        for (int rank = 0; rank < splits.Length; rank++)
        {
            splits[rank] = Entry(vocabulary.GetBytesOfRank(rank).Length, rank, rank);
        }

        for (int slot = 0; slot < pairs.SlotCount; slot++)
        {
            if (pairs.TryReadSlot(slot, out int left, out int right, out int rank))
            {
                splits[rank] = Entry(LengthOf(rank), left, right);
            }
        }

        GC.KeepAlive(vocabulary);
    }

    /// <summary>The left half of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LeftOf(int rank) => (int)(splits[rank] >> IdBits) & IdMask;

    /// <summary>The right half of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RightOf(int rank) => (int)splits[rank] & IdMask;

    /// <summary>The length of a token in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LengthOf(int rank) => (int)(splits[rank] >> (2 * IdBits));

    private static ulong Entry(int length, int left, int right) => ((ulong)(uint)length << (2 * IdBits)) | ((ulong)(uint)left << IdBits) | (uint)right;
}
