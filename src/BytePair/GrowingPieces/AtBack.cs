using System.Runtime.CompilerServices;
using BytePair.Merging;
using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>The piece grows as text is read: its prefixes are counted.</summary>
internal readonly struct AtBack : IGrowingSide
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextIn(int count, int done) => done;

    public ReadOnlySpan<byte> NewIn(ReadOnlySpan<byte> piece, int known) => piece.Slice(known);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RankOf(PairTable pairs, int added, int old) => pairs.RankOf(old, added);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NearerHalf(SplitTable splits, int old) => splits.RightOf(old);

    /// <remarks>Of equal ranks the leftmost merges first: the old token's.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LimitOf(int old) => old;

    public void Place(ReadOnlySpan<byte> token, Span<byte> window, int nearer) => token.CopyTo(window.Slice(window.Length - nearer - token.Length));

    public int OutermostIn(int tokenCount) => tokenCount - 1;

    public int InnermostIn(int tokenCount) => 0;

    public bool AreStable(Merger merger, int old, int inner) => merger.IsStable(old, inner);

    public ref byte NextOf(byte[] bytes, int count) => ref bytes[count];

    public ReadOnlySpan<byte> PartOf(byte[] bytes, int count) => bytes.AsSpan(0, count);
}
