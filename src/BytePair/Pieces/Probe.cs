namespace BytePair.Pieces;

/// <summary>A look-up under way: the key, and the bucket that is being fetched for it.</summary>
internal unsafe struct Probe
{
    public PieceKey Key;
    public PieceSlot* Bucket;
}
