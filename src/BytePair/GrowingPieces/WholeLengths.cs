using BytePair.Vocabularies;

namespace BytePair.GrowingPieces;

/// <summary>The lengths at which a growing piece is, as a whole, a token that merging its bytes doesn't give.</summary>
/// <remarks>Such tokens are few and short; no more than the first bytes of a piece are kept to be looked up.</remarks>
internal sealed class WholeLengths<TSide>(Vocabulary vocabulary)
    where TSide : struct, IGrowingSide
{
    private readonly List<int> lengths = [];
    private readonly UnmergedTokens unmerged = vocabulary.Unmerged;
    private byte[] bytes = [];

    /// <summary>Of the piece, in bytes, or of as much as is kept of it.</summary>
    private int kept;

    /// <summary>True if the piece is such a token when it has so many bytes.</summary>
    public bool Has(int length) => lengths.BinarySearch(length) >= 0;

    /// <summary>Adds a byte to a piece of so many.</summary>
    public void Add(int length, byte added)
    {
        kept = Math.Min(kept, length);
        if (kept < length || kept == unmerged.LongestLength)
        {
            return;
        }

        if (bytes.Length == 0)
        {
            bytes = new byte[unmerged.LongestLength];
        }

        default(TSide).NextOf(bytes, kept++) = added;
        if (unmerged.Has(default(TSide).PartOf(bytes, kept)))
        {
            lengths.Add(kept);
        }
    }

    /// <summary>Takes back the bytes that were added last.</summary>
    public void CutTo(int length)
    {
        kept = Math.Min(kept, length);
        while (lengths.Count > 0 && lengths[lengths.Count - 1] > length)
        {
            lengths.RemoveAt(lengths.Count - 1);
        }
    }
}
