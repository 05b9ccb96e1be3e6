using System.Runtime.CompilerServices;
using BytePair.Merging;
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

    public void Place(ReadOnlySpan<byte> token, Span<byte> window, int nearer) => token.CopyTo(window.Slice(nearer));

    public int OutermostIn(int tokenCount) => 0;

    public int InnermostIn(int tokenCount) => tokenCount - 1;

    public bool AreStable(Merger merger, int old, int inner) => merger.IsStable(inner, old);

    public ref byte NextOf(byte[] bytes, int count) => ref bytes[bytes.Length - 1 - count];

    public ReadOnlySpan<byte> PartOf(byte[] bytes, int count) => bytes.AsSpan(bytes.Length - count);
}
