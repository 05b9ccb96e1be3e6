using System.Runtime.CompilerServices;
using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>The piece grows at its beginning: its suffixes are counted.</summary>
internal readonly struct AtFront : IGrowingSide
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIn(int count, int done) => count - 1 - done;

    public ReadOnlySpan<byte> NewIn(ReadOnlySpan<byte> piece, int known) => piece.Slice(0, piece.Length - known);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOf(PairTable pairs, int added, int old) => pairs.RankOf(added, old);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NearerHalf(SplitTable splits, int old) => splits.LeftOf(old);

    /// <remarks>Of equal ranks the leftmost merges first: the new token's.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LimitOf(int old) => old + 1;
}
