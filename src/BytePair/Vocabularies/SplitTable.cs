using System.Runtime.CompilerServices;

namespace BytePair.Vocabularies;

/// <summary>The two tokens of which merging makes each token last, its split, and its length: <see cref="PairTable"/> the other way round.</summary>
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

    public SplitTable(PairTable pairs, TokenStore tokens)
    {
        splits = new ulong[tokens.IdCount];
        for (int id = 0; id < splits.Length; id++)
        {
            splits[id] = Entry(tokens.GetBytes(id).Length, id, id);
        }

        for (int slot = 0; slot < pairs.SlotCount; slot++)
        {
            if (pairs.TryReadSlot(slot, out int left, out int right, out int id))
            {
                splits[id] = Entry(LengthOf(id), left, right);
            }
        }
    }

    /// <summary>The left half of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LeftOf(int id) => (int)(splits[id] >> IdBits) & IdMask;

    /// <summary>The right half of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RightOf(int id) => (int)splits[id] & IdMask;

    /// <summary>The length of a token in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LengthOf(int id) => (int)(splits[id] >> (2 * IdBits));

    private static ulong Entry(int length, int left, int right) => ((ulong)(uint)length << (2 * IdBits)) | ((ulong)(uint)left << IdBits) | (uint)right;
}
