using BytePair.Merging;
using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>At which of its two ends a piece grows: a struct type parameter of <see cref="GrowingPiece{TSide}"/>.</summary>
internal interface IGrowingSide
{
    /// <summary>Where the byte lies in added bytes that becomes the piece's next one.</summary>
    int NextIn(int count, int done);

    /// <summary>The bytes of a piece that are new to one which knows so many.</summary>
    ReadOnlySpan<byte> NewIn(ReadOnlySpan<byte> piece, int known);

    /// <summary>The rank of the new token together with one of the old piece.</summary>
    int RankOf(PairTable pairs, int added, int old);

    /// <summary>The half of an old token that lies nearer to the new one.</summary>
    int NearerHalf(SplitTable splits, int old);

    /// <summary>A merge of the new token with the nearer half of <paramref name="old"/> comes before the merge that makes <paramref name="old"/> if its rank is below this.</summary>
    int LimitOf(int old);

    /// <summary>Copies a token into a window that ends, or begins, with so many bytes that lie nearer to the growing end.</summary>
    void Place(ReadOnlySpan<byte> token, Span<byte> window, int nearer);

    /// <summary>Which of the tokens of a window lies at the growing end.</summary>
    int OutermostIn(int tokenCount);

    /// <summary>Which of the tokens of a window lies at the other end.</summary>
    int InnermostIn(int tokenCount);

    /// <summary>True if the old piece's outermost token and the innermost one of a window stay as they are side by side.</summary>
    bool AreStable(Merger merger, int old, int inner);

    /// <summary>The place of the next byte of a piece that has so many, in an array for the longest.</summary>
    ref byte NextOf(byte[] bytes, int count);

    /// <summary>The piece of so many bytes that is kept so.</summary>
    ReadOnlySpan<byte> PartOf(byte[] bytes, int count);
}
